package candor.server;

import static candor.server.ExportedRows.distinct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.ExportedRows.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Works figures that pages show out again, by plain counting over exported rows. */
final class PageFiguresTest {

  private static final int DAYS = 28;
  private static final String STARTED = "app.started";
  private static final String DICTATED = "transcription.completed";

  private final LocalDate end = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate begin = end.minusDays(DAYS);

  /** The Monday three weeks ago or a little more: it and the week after it are over. */
  private final LocalDate cohort = end.minusDays(20).with(DayOfWeek.MONDAY);

  private final Map<String, String> shown = new LinkedHashMap<>();
  private final Map<String, String> counted = new LinkedHashMap<>();

  @Test
  void whatPagesShowComesOutOfAnExportByHand() throws Exception {
    try (var demo = ChildServer.start("demo", "--port", "0", "--days", "40", "--installs", "300")) {
      demo.lineWith("the dashboard is at");
      String of = "format=jsonl&to=" + end + "&from=";
      List<Row> rows = ExportedRows.of(demo, of + begin + "&consistent=true");
      List<Row> ever = ExportedRows.of(demo, of + "2020-01-01");
      List<Row> crashes = ExportedRows.of(demo, of + begin + "&table=crashes");
      assertTrue(rows.size() > 3_000, "a month of the demo has events, got " + rows.size());

      overview(page(demo, ""), rows, ever);
      features(page(demo, "/features"), rows, ever);
      funnels(page(demo, "/funnels?step=" + STARTED + "&step=" + DICTATED), rows);
      retention(page(demo, "/retention?cells=exact"), ever);
      sessions(page(demo, "/sessions"), rows);
      performance(page(demo, "/performance?property=perf.startup_ms:value"), rows);
      releases(page(demo, "/releases"), rows, crashes);
      crashes(page(demo, "/crashes"), rows, crashes);
      assertEquals(counted, shown);
    }
  }

  /** Reads a page as its words, with a line between any two. */
  private String page(ChildServer demo, String path) throws Exception {
    String period = "period=" + begin + ".." + end.minusDays(1);
    String html = demo.get("/a/dimmy" + path + (path.contains("?") ? "&" : "?") + period).body();
    return html.substring(html.indexOf("<main"))
        .replaceAll("(?s)<(svg|form).*?</\\1>", "")
        .replaceAll("<[^>]*>", "|")
        .replaceAll("(\\|\\s*)+", "|");
  }

  /**
   * Compares what a page says with what was counted; in the pattern, a hash stands for a number.
   */
  private void figure(String name, String page, String pattern, Object... numbers) {
    String form = pattern.replace("|", "\\|").replace("#", "([\\d,.]+)");
    var found = Pattern.compile(form).matcher(page);
    assertTrue(found.find(), name + " is not on the page: " + page);
    shown.put(
        name,
        IntStream.rangeClosed(1, found.groupCount())
            .mapToObj(i -> found.group(i).replace(",", ""))
            .collect(Collectors.joining(" ")));
    counted.put(
        name, List.of(numbers).stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private void overview(String page, List<Row> rows, List<Row> ever) {
    Map<String, LocalDate> first = first(ever);
    long fresh = first.values().stream().filter(day -> !day.isBefore(begin)).count();
    long daily = days(rows).values().stream().mapToLong(Set::size).sum();
    figure("active per day", page, "|Active per day|#", Math.round((double) daily / DAYS));
    figure("active per week", page, "|Active per week|#", distinct(last(7, ever), "install"));
    figure("active per month", page, "|Active per month|#", distinct(last(30, ever), "install"));
    figure("new", page, "|New|#", fresh);
    figure("returning", page, "|Returning|#", Math.round((double) (daily - fresh) / DAYS));
    figure("sessions", page, "|Sessions|#", distinct(rows, "session"));
    figure("events", page, "|Events|#", rows.size());
  }

  private List<Row> last(int days, List<Row> rows) {
    return rows.stream().filter(row -> !row.day().isBefore(end.minusDays(days))).toList();
  }

  private static Map<String, LocalDate> first(List<Row> rows) {
    var first = new HashMap<String, LocalDate>();
    rows.forEach(r -> first.merge(r.text("install"), r.day(), (a, b) -> a.isBefore(b) ? a : b));
    return first;
  }

  private static Map<LocalDate, Set<String>> days(List<Row> rows) {
    var days = new TreeMap<LocalDate, Set<String>>();
    rows.forEach(r -> days.computeIfAbsent(r.day(), d -> new HashSet<>()).add(r.text("install")));
    return days;
  }

  private static List<Row> of(String event, List<Row> rows) {
    return rows.stream().filter(row -> row.text("event").equals(event)).toList();
  }

  private static long percent(long part, long whole) {
    return Math.round(100.0 * part / whole);
  }

  private void features(String page, List<Row> rows, List<Row> ever) {
    List<Row> used = of(DICTATED, rows);
    long users = distinct(used, "install");
    var dates = new HashMap<String, Set<LocalDate>>();
    used.forEach(r -> dates.computeIfAbsent(r.text("install"), i -> new HashSet<>()).add(r.day()));
    long again = dates.values().stream().filter(days -> days.size() > 1).count();
    figure(
        "a feature",
        page,
        "|" + DICTATED + "|[^|]*|# %|#|#|# \\(# %\\)|#",
        percent(users, distinct(rows, "install")),
        users,
        first(of(DICTATED, ever)).values().stream().filter(day -> !day.isBefore(begin)).count(),
        again,
        percent(again, users),
        used.size());
  }

  private void funnels(String page, List<Row> rows) {
    Map<String, List<Instant>> starts = times(of(STARTED, rows));
    Map<String, List<Instant>> ends = times(of(DICTATED, rows));
    long through =
        starts.entrySet().stream()
            .filter(one ->
                one.getValue().stream()
                    .anyMatch(at ->
                        ends.getOrDefault(one.getKey(), List.of()).stream()
                            .anyMatch(then -> follows(at, then))))
            .count();
    figure(
        "a path",
        page,
        STARTED + "|#|100 %|" + DICTATED + "|#|# %|",
        starts.size(),
        through,
        percent(through, starts.size()));
  }

  private static boolean follows(Instant at, Instant then) {
    return then.isAfter(at) && !then.isAfter(at.plus(Duration.ofDays(7)));
  }

  private static Map<String, List<Instant>> times(List<Row> rows) {
    var times = new HashMap<String, List<Instant>>();
    rows.forEach(
        r -> times.computeIfAbsent(r.text("install"), i -> new ArrayList<>()).add(r.time()));
    return times;
  }

  private void retention(String page, List<Row> ever) {
    LocalDate next = cohort.plusWeeks(1);
    var members =
        first(ever).entrySet().stream()
            .filter(one -> one.getValue().with(DayOfWeek.MONDAY).equals(cohort))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    long back =
        ever.stream()
            .filter(row -> row.day().with(DayOfWeek.MONDAY).equals(next))
            .map(row -> row.text("install"))
            .filter(members::contains)
            .distinct()
            .count();
    figure(
        "a cohort",
        page,
        "|" + words(cohort) + "|#|100|#",
        members.size(),
        percent(back, members.size()));
  }

  private static String words(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
  }

  private void sessions(String page, List<Row> rows) {
    var times = new HashMap<String, List<Instant>>();
    rows.forEach(
        r -> times.computeIfAbsent(r.text("session"), s -> new ArrayList<>()).add(r.time()));
    double millis =
        ExportedRows.median(
            times.values().stream()
                .map(all ->
                    (double)
                        Duration.between(
                                all.stream().min(Instant::compareTo).orElseThrow(),
                                all.stream().max(Instant::compareTo).orElseThrow())
                            .toMillis())
                .toList());
    figure("usual length", page, "|Usual length|# min", round(millis / 60_000));
  }

  /** Rounds as people read: to a tenth below ten. */
  private static String round(double number) {
    return number < 10
        ? String.format(Locale.ENGLISH, "%.1f", number).replaceAll("\\.0$", "")
        : Long.toString(Math.round(number));
  }

  private void performance(String page, List<Row> rows) {
    List<Double> numbers =
        of("perf.startup_ms", rows).stream()
            .map(row -> row.at("props", "value"))
            .filter(Objects::nonNull)
            .map(Double::valueOf)
            .toList();
    figure("median start", page, "|Median|# ms", Math.round(ExportedRows.median(numbers)));
    figure("starts", page, "|How many|#", numbers.size());
  }

  private void releases(String page, List<Row> rows, List<Row> crashes) {
    String release = "0.6.26";
    List<Row> with =
        rows.stream().filter(r -> release.equals(r.at("context", "app_version"))).toList();
    figure(
        "a release",
        page,
        "|" + release + "|[^|]*2\\d{3}|[^|]*2\\d{3}|#|#|#",
        with.size(),
        distinct(with, "install"),
        crashes.stream()
            .filter(row -> row.text("handled").equals("false"))
            .filter(row -> row.text("context").contains("\"app_version\":\"" + release + "\""))
            .count());
  }

  private void crashes(String page, List<Row> rows, List<Row> crashes) {
    List<Row> fatal = crashes.stream().filter(row -> row.text("handled").equals("false")).toList();
    figure("crashes", page, "|Crashes|#", fatal.size());
    figure("handled errors", page, "|Handled errors|#", crashes.size() - fatal.size());
    figure(
        "sessions with a crash",
        page,
        "|of # sessions, all but #",
        distinct(rows, "session"),
        distinct(fatal, "session"));
  }
}
