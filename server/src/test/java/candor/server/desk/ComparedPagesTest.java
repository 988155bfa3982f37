package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares features, funnels and crashes with the time before, on pages. */
final class ComparedPagesTest {

  private static final String STEPS = "steps=app.started,transcription.completed&window=1d";

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

  private static long number(Json.Dictionary of, String name) {
    return assertInstanceOf(Json.Whole.class, of.get(name)).value();
  }

  private static Json.Dictionary item(Json.Dictionary of, String list, String key, String value) {
    return assertInstanceOf(Json.Array.class, of.get(list)).items().stream()
        .map(Json.Dictionary.class::cast)
        .filter(item -> new Json.Text(value).equals(item.get(key)))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the words of the row of a table that begins with a name. */
  private static String row(String page, String name) {
    int at = page.indexOf("<bdi>" + name + "</bdi>");
    assertTrue(at > 0, name);
    return PlannedPast.plain(page.substring(at, page.indexOf("</tr>", at)));
  }

  private static String points(long now, long of, long before, long ofBefore) {
    double points = 100.0 * now / of - 100.0 * before / ofBefore;
    if (Math.abs(points) < 0.05) {
      return "as before";
    }
    return String.format(
            Locale.ENGLISH,
            "%+.1f points, was %d %%",
            points,
            Math.round(100.0 * before / ofBefore))
        .replace('-', '\u2212');
  }

  private static String percent(long now, long before) {
    if (now == before) {
      return "as before";
    }
    return String.format(Locale.ENGLISH, "%+.0f %%, was %,d", 100.0 * now / before - 100, before)
        .replaceFirst("^[+-]0 ", "0 ")
        .replace('-', '\u2212');
  }

  @Test
  void aFeatureIsComparedWithTheDaysBefore() throws Exception {
    String page = lived.page("/features?period=7d");
    var now = lived.ask("adoption?from=2026-11-17&to=2026-11-24");
    var before = lived.ask("adoption?from=2026-11-10&to=2026-11-17");
    String row = row(page, "transcription.completed");
    var use = item(now, "uses", "event", "transcription.completed");
    var was = item(before, "uses", "event", "transcription.completed");
    long active = number(now, "active");
    long wasActive = number(before, "active");
    assertTrue(
        row.contains(points(number(use, "users"), active, number(was, "users"), wasActive)), row);
    assertTrue(
        row.contains(
            points(
                number(use, "repeated"),
                number(use, "users"),
                number(was, "repeated"),
                number(was, "users"))),
        row);
    assertTrue(page.contains("Compared with 10 Nov 2026 to 16 Nov 2026."), page);
    assertTrue(
        page.contains("adoption.csv?from=2026-11-17&amp;to=2026-11-24&amp;compare=prev"), page);
  }

  @Test
  void whatNobodyUsedThenIsSaidSo() throws Exception {
    String row = row(lived.page("/features?period=7d"), Lived.FRESH);
    assertTrue(row.matches(".* \\d+ % none before \\d+ .*"), row);
    assertFalse(row.contains("points"), row);
  }

  @Test
  void todaySoFarIsComparedWithYesterdayUntilTheSameHour() throws Exception {
    String page = lived.page("/features?period=today");
    assertTrue(page.contains("Compared with 23 Nov 2026 until 12:00."), page);
    String crashes = lived.page("/crashes?period=7d");
    assertTrue(crashes.contains("Compared with 9 Nov 2026 to 16 Nov 2026, 12:00."), crashes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/funnels?period=7d&" + STEPS, "/funnels?period=7d&by=os&" + STEPS})
  void eachStepOfAFunnelIsComparedWithAsMuchTimeBefore(String address) throws Exception {
    String page = lived.page(address);
    var now = lived.ask("funnel?from=2026-11-17&to=2026-11-25&" + STEPS);
    var before = lived.ask("funnel?from=2026-11-09T00:00:00Z&to=2026-11-16T12:00:00Z&" + STEPS);
    var began = item(now, "steps", "event", "app.started");
    var began2 = item(before, "steps", "event", "app.started");
    var got = item(now, "steps", "event", "transcription.completed");
    var got2 = item(before, "steps", "event", "transcription.completed");
    String first = row(page, "app.started");
    assertTrue(
        first.contains(percent(number(began, "installs"), number(began2, "installs"))), first);
    assertFalse(first.contains("points"), first);
    String second = row(page, "transcription.completed");
    String share =
        points(
            number(got, "installs"),
            number(began, "installs"),
            number(got2, "installs"),
            number(began2, "installs"));
    assertTrue(second.contains(share), share + " in " + second);
    assertTrue(second.contains(percent(number(got, "installs"), number(got2, "installs"))), second);
    assertTrue(page.contains("&amp;compare=prev"), page);
  }

  @Test
  void aFunnelOfThePlanIsComparedToo() throws Exception {
    String page = lived.page("/funnels/first_dictation?period=7d");
    assertTrue(page.contains("Compared with ") && page.contains(" points, was "), page);
  }

  @Test
  void ofCrashesFewerAreBetterAndAnArrowSaysSo() throws Exception {
    String page = lived.page("/crashes?period=30d");
    var now = lived.ask("crashes?from=2026-10-25&to=2026-11-25&limit=1000");
    var before = lived.ask("crashes?from=2026-09-24T00:00:00Z&to=2026-10-24T12:00:00Z&limit=1000");
    String tiles = PlannedPast.plain(page.substring(page.indexOf("class=\"tiles")));
    long count = number(now, "crashes");
    long was = number(before, "crashes");
    assertTrue(tiles.contains(count + " " + percent(count, was)), tiles);
    String trend = count > was ? "worse" : "better";
    assertTrue(page.contains("<span class=\"change " + trend + "\">" + percent(count, was)), page);
    assertTrue(
        tiles.matches(".*\\d+\\.\\d\\d % [+\u2212][\\d.]+ points, was \\d+\\.\\d\\d %.*"), tiles);
    var same = item(now, "groups", "type", "LoadingException");
    var then = item(before, "groups", "type", "LoadingException");
    for (String figure : List.of("crashes", "installs")) {
      String change = percent(number(same, figure), number(then, figure));
      assertTrue(row(page, "LoadingException").contains(change), change);
    }
    assertTrue(row(page, "SavingException").matches(".* \\d+ new .* New .*"), "never seen before");
    assertTrue(page.contains("One group of that time did not come."), page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/features?period=90d",
        "/features?period=30d&compare=year",
        "/funnels?period=all&" + STEPS,
        "/crashes?period=90d"
      })
  void whatIsNotWhollyKnownIsNotCompared(String address) throws Exception {
    String page = lived.page(address);
    assertTrue(page.contains("Not compared: what is known does not reach back to "), page);
    assertFalse(page.contains("class=\"change"), page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/features?", "/funnels?" + STEPS + "&", "/crashes?"})
  void whereNothingIsComparedNothingIsAskedOrDrawn(String address) throws Exception {
    lived.asked().clear();
    // No other test asks for these days, whose answers those who look at once would share.
    String page = lived.page(address + "period=2026-11-12..2026-11-19&compare=off");
    assertFalse(page.contains("class=\"change"), page);
    assertFalse(Pattern.compile("[Cc]ompared").matcher(page).find(), page);
    assertFalse(page.contains(".csv?") && page.contains("&amp;compare=prev"), page);
    assertFalse(lived.asked().isEmpty());
    assertEquals(List.of(), lived.askedTwice());
  }
}
