package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.text.PlanWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the three reference apps. */
final class DocOutputTest {

  /** People read about 200 words a minute where every word counts. */
  private static final int WORDS_A_MINUTE = 200;

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theCommittedPageIsTheOneThatThePlanGives(String app) {
    assertEquals(
        ReferencePages.page(ReferencePages.plan(app)),
        ReferencePages.committed(app),
        () ->
            "renew it: ./candor plan doc plans/%1$s.yaml > plans/%1$s.TELEMETRY.md".formatted(app));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theFirstPartIsReadInOneMinute(String app) {
    var page = ReferencePages.committed(app);
    var from = page.indexOf("## In one minute\n");
    var minute = page.substring(from, page.indexOf("\n\nMore: ", from));
    var words = Viewed.of(minute).text().strip().split("\\s+", -1);

    assertTrue(words.length <= WORDS_A_MINUTE, words.length + " words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void everyLinkInsideThePageLeadsToAHeading(String app) {
    var viewed = Viewed.of(ReferencePages.committed(app));
    var inside = viewed.links().stream().filter(link -> link.startsWith("#")).toList();

    var dead =
        inside.stream().filter(link -> !viewed.addresses().contains(link.substring(1))).toList();

    assertEquals(List.of(), dead);
    assertTrue(inside.size() > 8, "" + inside);
  }

  @ParameterizedTest
  @CsvSource({"dimmy, 19", "osaurus, 19", "shimmy, 1"})
  void everyExamplePassesTheFirewallAsItStands(String app, int messages) {
    var plan = ReferencePages.plan(app);
    var viewed = Viewed.of(ReferencePages.committed(app));

    assertEquals(messages, new Shown(plan, viewed).judged());
    assertFalse(viewed.text().contains("No example:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void thePageNamesTheHashOfThePlan(String app) {
    var page = ReferencePages.committed(app);

    assertTrue(page.contains(PlanWriter.hash(ReferencePages.plan(app))));
    assertTrue(page.contains("`candor plan hash telemetry.yaml`"));
    assertTrue(page.contains("`candor plan doc telemetry.yaml`"));
    assertTrue(page.contains("`GET /plan/sha256:"));
  }
}
