package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a person typed arrives as it was typed, and nothing beside it. */
final class FeedbackTest extends Given {

  @ParameterizedTest
  @ValueSource(strings = {"bug", "feature", "general"})
  @Tag("DIM-89")
  @Tag("DIM-90")
  void aMessageArrivesUnchangedUnderItsKind(String kind) {
    String typed = "  It  hears \"Hedwig\" at /home/ada/x, key sk-abcdef0123456789 — why? ";

    assertEquals(0, box.run("feedback", "--kind", kind, typed), box.err());

    var arrived = receiver.feedback();
    assertEquals(1, arrived.size());
    assertEquals(kind, arrived.get(0).kind());
    assertEquals(typed, arrived.get(0).text());
  }

  @Test
  @Tag("DIM-91")
  @Tag("DIM-92")
  void withoutAnAddressThereIsNone() {
    box.set("EMAIL", "ada@example.org").run("feedback", "nice");

    assertEquals("general", receiver.feedback().get(0).kind());
    assertNull(receiver.feedback().get(0).email());
    assertFalse(receiver.text().contains("email") || receiver.text().contains("ada@"));
  }

  @Test
  @Tag("DIM-07")
  @Tag("DIM-91")
  void anAddressThatWasTypedTravelsWithoutTheNumberOfTheInstall() {
    box.run("feedback", "--email", "ada@example.org", "call me");

    var arrived = receiver.feedback().get(0);
    assertEquals("ada@example.org", arrived.email());
    assertNull(arrived.sender().install());
    assertNull(arrived.sender().session());
  }

  @Test
  void aBlankTextIsNotSentAndAWrongAddressIsSaid() {
    assertEquals(0, box.run("feedback", "  "));
    assertEquals(1, box.run("feedback", "--email", "nobody", "text"));

    assertTrue(box.err().startsWith("dimmy: it was not sent: email"), box.err());
    assertEquals(List.of(), receiver.feedback());
  }

  @Test
  void theButtonIsTheConsentAndNeedsNoSwitch() {
    box.run("privacy", "usage", "off");
    box.run("privacy", "crash", "off");

    assertEquals(0, box.run("feedback", "still here"));

    assertEquals("still here", receiver.feedback().get(0).text());
    assertEquals(List.of(), receiver.names());
  }
}
