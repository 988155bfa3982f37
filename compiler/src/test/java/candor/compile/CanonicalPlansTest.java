package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalPlansTest {

  private static final String BLOCK =
      """
      # A comment.
      candor: 1
      app: {id: acme, name: Acme, kind: cli}
      channels:
        usage: {consent: opt-in, label: Send usage data}
      identity: {model: none}
      vocabularies:
        where: [window, menu]
      events:
        saved:
          question: Is it used?
          when: A file was saved.
          properties:
            took: {type: duration, unit: ms, max: 60000, what: Time it took.}
            from: {vocabulary: where, what: Where from., example: menu}
        opened: {question: Is it used?, when: A file was opened.}
      retention: {events: 30}
      """;

  private static final String FLOW =
      """
      {"retention": {"events": 30}, "candor": 1, "identity": {"model": "none", "marks": true},
       "app": {"kind": "cli", "name": "Acme", "id": "acme"},
       "channels": {"usage": {"label": 'Send usage data', "consent": "opt-in", "default": no}},
       "events": {
         "opened": {"when": "A file was opened.", "question": "Is it used?", "channel": "usage"},
         "saved": {"when": "A file was saved.", "question": "Is it used?", "reserved": false,
           "properties": {
             "from": {"type": "enum", "vocabulary": "where", "what": "Where from.",
                "example": "menu"},
             "took": {"type": "duration", "what": "Time it took.", "max": 60000, "unit": "ms",
                "round": 1, "required": yes}}}},
       "vocabularies": {"where": {"values": ["window", "menu"]}}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void aPlanThatWasWrittenReadsBackAsTheSamePlan(String app) {
    var plan = Facts.plan(app);

    var again = PlanReader.readJson(PlanWriter.canonical(plan));

    assertEquals(plan, again.plan());
    assertEquals(PlanWriter.hash(plan), PlanWriter.hash(Objects.requireNonNull(again.plan())));
  }

  @Test
  void layoutCommentsAndOrderOfNamesDoNotChangeTheHash() {
    assertEquals(PlanWriter.hash(plan(BLOCK)), PlanWriter.hash(plan(FLOW)));
  }

  @Test
  void lineEndsDoNotChangeTheHash() {
    assertEquals(PlanWriter.hash(plan(BLOCK)), PlanWriter.hash(plan(BLOCK.replace("\n", "\r\n"))));
  }

  @ParameterizedTest
  @CsvSource({
    "max: 60000, max: 60001",
    "events: 30, events: 31",
    "'[window, menu]', '[menu, window]'",
    "A file was saved., A file was written.",
    "opt-in, opt-out"
  })
  void whatIsPromisedOrCollectedChangesTheHash(String before, String after) {
    assertNotEquals(
        PlanWriter.hash(plan(BLOCK)), PlanWriter.hash(plan(BLOCK.replace(before, after))));
  }

  @Test
  void theCanonicalFormIsFixedForGood() {
    assertEquals(
        "sha256:c8e2d55109e82147d8b7fbee6d7addfaf1ddbbc1a19b40438f4d675b69bfe0df",
        PlanWriter.hash(plan(BLOCK)));
  }

  @Test
  void theOrderOfTheFileIsKeptForPresentation() {
    assertEquals("[saved, opened]", plan(BLOCK).events().keySet().toString());
  }

  private static Plan plan(String yaml) {
    var reading = PlanFile.read(yaml.getBytes(UTF_8));
    return Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
  }
}
