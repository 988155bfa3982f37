package candor.server;

import static candor.server.ExportedRows.distinct;
import static candor.server.ExportedRows.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.server.ExportedRows.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works figures of the API out again, by plain counting over exported rows. */
final class ExportFiguresTest {

  private static final String EVENT = "transcription.completed";

  @TempDir Path temp;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final String to = "&to=" + today;
  private final String period = "from=" + today.minusDays(9) + to;

  @Test
  void tenFiguresComeOutOfAnExportByHand() throws Exception {
    try (var demo = demo()) {
      demo.lineWith("the dashboard is at");
      List<Row> rows = ExportedRows.of(demo, "format=jsonl&consistent=true&" + period);
      List<Row> ever = ExportedRows.of(demo, "format=jsonl&from=2020-01-01" + to);
      assertTrue(rows.size() > 500, "a week of the demo has events, got " + rows.size());
      List<Row> some = rows.stream().filter(r -> r.text("event").equals(EVENT)).toList();

      assertEquals(total(demo, "trend?" + period), rows.size(), "1 events");
      assertEquals(
          total(demo, "trend?measure=installs&" + period), distinct(rows, "install"), "2 installs");
      assertEquals(
          total(demo, "trend?measure=sessions&" + period), distinct(rows, "session"), "3 sessions");
      assertEquals(total(demo, "trend?event=" + EVENT + "&" + period), some.size(), "4 one event");
      assertEquals(
          total(demo, "trend?filter=os:is:macos&" + period),
          rows.stream().filter(r -> "macos".equals(r.at("context", "os"))).count(),
          "5 a filter");
      assertEquals(perDay(demo), perDay(rows), "6 installs of each day");
      assertEquals(wau(demo), weekly(rows), "7 installs of the last seven days");
      assertEquals(fresh(demo), fresh(ever), "8 new installs");
      assertEquals(top(demo), count(rows, r -> r.at("context", "os")), "9 frequent values");
      assertEquals(median(demo), median(some), "10 the median of a number");
      assertEquals(
          crashes(demo),
          ExportedRows.of(demo, "table=crashes&format=jsonl&" + period).size(),
          "11");

      everyFormHoldsAsMany(demo, rows.size());
    }
  }

  private ChildServer demo() throws Exception {
    return ChildServer.start("demo", "--port", "0", "--days", "12", "--installs", "120");
  }

  private void everyFormHoldsAsMany(ChildServer demo, int rows) throws Exception {
    String csv = demo.get("/api/v1/apps/dimmy/export?" + period).body();
    assertEquals(rows + 1, csv.lines().count());
    assertTrue(csv.startsWith("at,received,event,session,install,plan,context."), csv);
    Path file = temp.resolve("rows.parquet");
    Files.write(file, demo.bytes("/api/v1/apps/dimmy/export?format=parquet&" + period));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var read = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
      read.next();
      assertEquals(rows, read.getInt(1));
    }
    assertEquals(400, demo.get("/api/v1/apps/dimmy/export?format=xls").statusCode());
    assertEquals(404, demo.get("/api/v1/apps/nobody/export").statusCode());
  }

  private static Map<String, Long> count(List<Row> rows, Function<Row, @Nullable String> value) {
    var counts = new TreeMap<String, Long>();
    for (Row row : rows) {
      String found = value.apply(row);
      if (found != null) {
        counts.merge(found, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<String, Long> perDay(List<Row> rows) {
    var days = new TreeMap<String, Set<String>>();
    rows.forEach(
        r -> days.computeIfAbsent(r.day().toString(), d -> new HashSet<>()).add(r.text("install")));
    var counts = new TreeMap<String, Long>();
    days.forEach((day, installs) -> counts.put(day, (long) installs.size()));
    return counts;
  }

  private long weekly(List<Row> rows) {
    LocalDate first = today.minusDays(7);
    return distinct(rows.stream().filter(r -> !r.day().isBefore(first)).toList(), "install");
  }

  private long fresh(List<Row> ever) {
    var first = new HashMap<String, LocalDate>();
    ever.forEach(r -> first.merge(r.text("install"), r.day(), (a, b) -> a.isBefore(b) ? a : b));
    LocalDate from = today.minusDays(9);
    return first.values().stream().filter(day -> !day.isBefore(from)).count();
  }

  private static double median(List<Row> rows) {
    return ExportedRows.median(
        rows.stream()
            .map(r -> r.at("props", "processing_ms"))
            .filter(Objects::nonNull)
            .map(Double::valueOf)
            .toList());
  }

  private static List<Json.Dictionary> list(Json.Dictionary answer, String name) {
    return ((Json.Array) Objects.requireNonNull(answer.get(name)))
        .items().stream().map(Json.Dictionary.class::cast).toList();
  }

  private static long total(ChildServer demo, String question) throws Exception {
    return Long.parseLong(
        string(list(demo.ask("dimmy/" + question), "series").getFirst().get("total")));
  }

  private List<Json.Dictionary> days(ChildServer demo) throws Exception {
    return list(demo.ask("dimmy/active?" + period), "days");
  }

  private Map<String, Long> perDay(ChildServer demo) throws Exception {
    var counts = new TreeMap<String, Long>();
    for (var day : days(demo)) {
      long dau = Long.parseLong(string(day.get("dau")));
      if (dau > 0) {
        counts.put(string(day.get("day")), dau);
      }
    }
    return counts;
  }

  private long wau(ChildServer demo) throws Exception {
    return Long.parseLong(string(days(demo).getLast().get("wau")));
  }

  private long fresh(ChildServer demo) throws Exception {
    return days(demo).stream().mapToLong(d -> Long.parseLong(string(d.get("new")))).sum();
  }

  private Map<String, Long> top(ChildServer demo) throws Exception {
    var counts = new TreeMap<String, Long>();
    for (var item : list(demo.ask("dimmy/top?property=os&limit=100&" + period), "items")) {
      counts.put(string(item.get("value")), Long.parseLong(string(item.get("events"))));
    }
    return counts;
  }

  private double median(ChildServer demo) throws Exception {
    String question = "dimmy/percentiles?event=" + EVENT + "&property=processing_ms&" + period;
    return Double.parseDouble(string(demo.ask(question).get("p50")));
  }

  private int crashes(ChildServer demo) throws Exception {
    return list(demo.ask("dimmy/crashes?limit=1000&" + period), "groups").stream()
        .mapToInt(g ->
            Integer.parseInt(string(g.get("crashes"))) + Integer.parseInt(string(g.get("handled"))))
        .sum();
  }
}
