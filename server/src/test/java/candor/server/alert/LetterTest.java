package candor.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Says what stands above a mail. */
final class LetterTest {

  private static String subject(String type, String text) {
    return new Letter(
            new Json.Dictionary(Map.of("type", new Json.Text(type), "text", new Json.Text(text))))
        .subject();
  }

  @Test
  void aSubjectEndsWhereTheFiguresBeginAndNotInAName() {
    assertEquals(
        "Dr. Who: No. 5 is firing",
        subject("alert", "Dr. Who: No. 5 is firing. Since 24 Nov 2026 12:00 UTC: 3."));
    assertEquals(
        "Who: Dr, week of 2026-11-16",
        subject("digest", "Who: Dr, week of 2026-11-16: 3 events. Firing: a."));
    assertEquals("Dr. Who: this is a test.", subject("test", "Dr. Who: this is a test."));
  }

  @Test
  void onlyALongerSubjectThanProgramsShowIsCut() {
    assertEquals("é".repeat(120), subject("test", "é".repeat(120)));
    assertEquals("😀".repeat(119) + "…", subject("test", "😀".repeat(121)));
  }
}
