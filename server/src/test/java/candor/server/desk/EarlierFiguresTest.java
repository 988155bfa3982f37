package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks what was before in two ways: beside a period, and as a period of its own. */
final class EarlierFiguresTest {

  private static final String FUNNEL = "funnel?steps=app.started,transcription.completed";

  @TempDir static Path dir;
  private static Lived lived;

  @BeforeAll
  static void live() throws Exception {
    lived = new Lived(dir);
  }

  @AfterAll
  static void close() throws Exception {
    lived.close();
  }

  private static String text(Json.Dictionary of, String name) {
    return of.get(name) instanceof Json.Text text ? text.value() : "";
  }

  private static Json.Dictionary before(Json.Dictionary answer) {
    return assertInstanceOf(Json.Dictionary.class, answer.get("before"));
  }

  /** Returns the items of a list by what tells them apart. */
  private static Map<String, Json.Dictionary> items(Json.Dictionary of, String list, String key) {
    var items = new LinkedHashMap<String, Json.Dictionary>();
    for (Json item : assertInstanceOf(Json.Array.class, of.get(list)).items()) {
      items.put(text((Json.Dictionary) item, key), (Json.Dictionary) item);
    }
    return items;
  }

  /** Asks the same question of the time that an answer was compared with. */
  private static Json.Dictionary again(String question, Json.Dictionary before) throws Exception {
    String plain = question.replaceAll("&?(from|to|compare)=[^&]*", "");
    String asked = (plain + (plain.contains("?") ? "&" : "?")).replace("?&", "?");
    return lived.ask(asked + "from=" + text(before, "from") + "&to=" + text(before, "to"));
  }

  @ParameterizedTest
  @CsvSource({
    "adoption?from=2026-11-01&to=2026-11-24&compare=prev, active uses",
    "adoption?event=llm.applied&from=2026-11-20&tz=Asia/Kathmandu&compare=prev, active uses",
    "adoption?compare=prev&filter=os:is:linux, active uses",
    "adoption?from=2026-11-17&compare=year, active uses",
    "'funnel?steps=app.started,transcription.completed&compare=prev', steps parts",
    "'funnel?steps=app.started,llm.applied&window=12h&by=os&from=2026-11-10&compare=prev', steps parts",
    "crashes?from=2026-11-10&compare=prev, crashes handled",
    "crashes?from=2026-11-10&to=2026-11-20&tz=Europe/Berlin&compare=prev, crashes handled"
  })
  void whatWasBeforeIsWhatThatTimeSaysOfItself(String question, String members) throws Exception {
    var answer = lived.ask(question);
    var before = before(answer);
    var alone = again(question, before);
    for (String member : members.split(" ", -1)) {
      assertEquals(alone.members().get(member), before.members().get(member), member);
    }
  }

  @Test
  void groupsOfCrashesStandInTheOrderOfNowWithWhatCameOfThemThen() throws Exception {
    String question = "crashes?from=2026-11-10&to=2026-11-24&limit=1000&compare=prev";
    var answer = lived.ask(question);
    var before = before(answer);
    var alone = items(again(question, before), "groups", "id");
    var now = items(answer, "groups", "id");
    var then = items(before, "groups", "id");
    assertEquals(List.copyOf(now.keySet()), List.copyOf(then.keySet()));
    assertTrue(then.size() > 2, "several groups");
    int none = 0;
    for (var entry : then.entrySet()) {
      for (String figure : List.of("crashes", "handled", "installs")) {
        var other = alone.get(entry.getKey());
        Json expected = other == null ? new Json.Whole(0) : other.members().get(figure);
        assertEquals(expected, entry.getValue().members().get(figure), figure);
      }
      none += alone.containsKey(entry.getKey()) ? 0 : 1;
    }
    assertTrue(none > 0, "one of them did not come then");
  }

  @Test
  void whatASearchFindsNowIsFoundThenWhateverItSaidThen() throws Exception {
    // Each report says of which day it is, so no group of then says the same.
    var all = items(lived.ask("crashes?from=2026-11-10&to=2026-11-24"), "groups", "id");
    String said = text(all.values().iterator().next(), "message").replace(" ", "%20");
    var answer = lived.ask("crashes?from=2026-11-10&to=2026-11-24&compare=prev&q=" + said);
    var alone = items(again("crashes?", before(answer)), "groups", "id");
    long sum = 0;
    for (var group : items(before(answer), "groups", "id").entrySet()) {
      var other = alone.get(group.getKey());
      sum += other == null ? 0 : assertInstanceOf(Json.Whole.class, other.get("crashes")).value();
    }
    assertTrue(sum > 0, "something came of it then");
    assertEquals(new Json.Whole(sum), before(answer).get("crashes"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-01&compare=prev, true",
    // The first of all events is of 17 August.
    "from=2026-10-06&to=2026-11-24&compare=prev, true",
    "from=2026-10-05&to=2026-11-24&compare=prev, false",
    "from=2026-11-01&compare=year, false"
  })
  void itIsToldWhetherAllOfThatTimeIsKnown(String period, boolean known) throws Exception {
    for (String question : List.of("adoption?", FUNNEL + "&", "crashes?")) {
      var answer = lived.ask(question + period);
      assertEquals(known ? Json.TRUE : Json.FALSE, before(answer).get("covered"), question);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"adoption?from=2026-11-01", FUNNEL, FUNNEL + "&by=os", "crashes?from=2026-11-01"})
  void aTableHasTheColumnsOfBeforeBehindThoseOfNow(String question) throws Exception {
    String target = "/api/v1/apps/dimmy/" + question.replace("?", ".csv?");
    var plain = lived.text(target).lines().toList();
    var compared = lived.text(target + "&compare=prev").lines().toList();
    assertEquals(plain.size(), compared.size());
    int columns = plain.getFirst().split(",", -1).length;
    for (int i = 0; i < plain.size(); i++) {
      assertTrue(compared.get(i).startsWith(plain.get(i) + ","), compared.get(i));
    }
    var header = new ArrayList<>(List.of(compared.getFirst().split(",", -1)));
    assertTrue(
        header.subList(columns, header.size()).stream().allMatch(c -> c.endsWith("_before")));
    assertTrue(compared.stream().skip(1).noneMatch(row -> row.endsWith(",,")), "all is known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adoption", FUNNEL, "crashes"})
  void whatIsNotComparedIsAnsweredAsEver(String question) throws Exception {
    lived.asked().clear();
    String target = "/api/v1/apps/dimmy/" + question;
    assertFalse(lived.text(target).contains("\"before\":"));
    assertFalse(lived.asked().isEmpty());
    assertEquals(List.of(), lived.askedTwice());
    String off = target + (question.contains("?") ? "&" : "?") + "compare=off";
    assertEquals(lived.text(target), lived.text(off));
  }
}
