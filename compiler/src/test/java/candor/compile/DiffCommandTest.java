package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.DiffCommand.Form;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {

  private static final String PLAN =
      """
      candor: 1
      app: {id: quill, name: Quill, kind: cli}
      channels: {usage: {consent: opt-in, label: Share}}
      identity: {model: none}
      events:
        saved:
          question: Is it used?
          when: On saving.
          properties:
            way: {values: [menu, key], what: The way., required: no}
      retention: {events: 30}
      """;

  private static final String WIDER = PLAN.replace("[menu, key]", "[menu, key, voice]");
  private static final String REVIEW = "reviews: [{who: Ann, when: 2026-11-01, why: Needed.}]\n";

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aWideningWithoutAReviewFails() throws IOException {
    assertEquals(1, diff(PLAN, WIDER, Form.TEXT));
    assertEquals(
        """
        Widens (1)
          way of saved may now also be voice
              events.saved.properties.way.values

        People must be asked again, and no new review agrees to that: add an entry to "reviews" of\
         the new plan that says who, when and why.
        """,
        said(out));
  }

  @Test
  void aNewReviewLetsAWideningPass() throws IOException {
    assertEquals(0, diff(PLAN, WIDER + REVIEW, Form.TEXT));
    assertTrue(said(out).contains("Ann agreed to that on 2026-11-01."), said(out));
  }

  @Test
  void aReviewThatWasThereBeforeDoesNotLetAWideningPass() throws IOException {
    assertEquals(1, diff(PLAN + REVIEW, WIDER + REVIEW, Form.TEXT));
  }

  @Test
  void aReviewFromTheFutureDoesNotLetAWideningPass() throws IOException {
    assertEquals(1, diff(PLAN, WIDER + REVIEW.replace("11-01", "11-24"), Form.TEXT));
  }

  @Test
  void aChangeOfConsentFailsAsAWideningDoes() throws IOException {
    assertEquals(1, diff(PLAN, PLAN.replace("opt-in", "gated"), Form.TEXT));
    assertTrue(said(out).startsWith("Changes what an answer means (2)"), said(out));
  }

  @Test
  void theGravestStandsFirst() throws IOException {
    diff(PLAN, WIDER.replace("Share", "Send").replace(": 30", ": 20"), Form.TEXT);

    var titles = said(out).lines().filter(line -> line.matches("[A-Z].*\\(\\d+\\)")).toList();
    assertEquals(List.of("Widens (1)", "Neutral (1)", "Narrows (4)"), titles);
  }

  @Test
  void aNarrowingPasses() throws IOException {
    assertEquals(0, diff(WIDER, PLAN, Form.TEXT));
    assertTrue(said(out).endsWith("nobody is asked again.\n"), said(out));
  }

  @Test
  void theSamePlanIsSaidToBeTheSame() throws IOException {
    assertEquals(0, diff(PLAN, "# In other lines.\n" + PLAN, Form.TEXT));
    assertEquals("The plans are the same.\n", said(out));
  }

  @Test
  void anotherOrderIsSaidToBeNoMoreThanThat() throws IOException {
    assertEquals(0, diff(PLAN, PLAN.replace("menu, key", "key, menu"), Form.TEXT));
    assertEquals("Only the order of lists changed: nobody is asked again.\n", said(out));
  }

  @Test
  void programsGetOneObjectWithStableNames() throws IOException, JsonException {
    assertEquals(0, diff(PLAN, WIDER + REVIEW, Form.JSON));

    var answer = (Json.Dictionary) JsonReader.read(out.toByteArray());
    assertEquals(
        List.of("from", "to", "widest", "asks_again", "unreviewed", "changes", "reviews"),
        List.copyOf(answer.members().keySet()));
    assertEquals(new Json.Text("widens"), answer.get("widest"));
    assertEquals(Json.TRUE, answer.get("asks_again"));
    assertEquals(Json.FALSE, answer.get("unreviewed"));
    assertTrue(
        said(out)
            .contains(
                "\"changes\":[{\"kind\":\"widens\",\"path\":\"events.saved.properties.way.values\","
                    + "\"sentence\":\"way of saved may now also be voice\"},"),
        said(out));
    assertTrue(
        said(out)
            .endsWith(
                "\"reviews\":[{\"who\":\"Ann\",\"when\":\"2026-11-01\",\"why\":\"Needed.\"}]}\n"),
        said(out));
    assertTrue(
        said(out)
            .matches("(?s)\\{\"from\":\\{\"app\":\"quill\",\"hash\":\"sha256:[0-9a-f]{64}\"}.*"),
        said(out));
  }

  @Test
  void whatIsWrongWithBothFilesIsSaidInOneRun() throws IOException {
    assertEquals(1, diff("candor: 2", "", Form.TEXT));
    assertEquals("", said(out));
    assertTrue(said(err).contains("old.yaml:1:9: error"), said(err));
    assertTrue(said(err).contains("CP004"), said(err));
  }

  @Test
  void aMissingFileIsOneSentence() {
    var command = new DiffCommand(temp.resolve("no"), temp.resolve("nor"), Form.TEXT, clock());

    assertEquals(1, command.run(stream(out), stream(err)));
    assertEquals(2, said(err).lines().filter(line -> line.contains("CP050")).count(), said(err));
  }

  @Test
  void theReferencePlansDoNotDifferFromThemselves() {
    for (String name : List.of("dimmy", "osaurus", "shimmy")) {
      Path plan = Path.of("..", "plans", name + ".yaml");

      assertEquals(
          0, new DiffCommand(plan, plan, Form.TEXT, clock()).run(stream(out), stream(err)));
    }
    assertEquals("The plans are the same.\n".repeat(3), said(out));
  }

  private int diff(String before, String after, Form form) throws IOException {
    Path from = Files.writeString(temp.resolve("old.yaml"), before);
    Path to = Files.writeString(temp.resolve("new.yaml"), after);
    return new DiffCommand(from, to, form, clock()).run(stream(out), stream(err));
  }

  private static Clock clock() {
    return Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
