package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Promises.Identity.Model;
import candor.server.custody.Custody.Answer;
import candor.server.custody.Custody.Bounds;
import candor.server.custody.Custody.Unanswerable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what statements of people can do, and that they can do nothing else. */
final class StatementsTest {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(1), 5, 20, 200);

  @TempDir static Path dir;
  private static Store store;

  @BeforeAll
  static void open() throws IOException {
    store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT);
    store.adopt(Samples.plan("app", Model.INSTALL));
    store.adopt(Samples.plan("other", Model.INSTALL));
    var one = sender(install(1), "mac");
    var two = sender(install(2), "win");
    store.apply(
        List.of(
            delivery(
                1,
                "app",
                sent(id(1), NOON, one, "ui"),
                sent(id(2), NOON.plusSeconds(1), two, "api")),
            delivery(2, "other", sent(id(9), NOON, one, "plugin"))));
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private Answer ask(String statement) throws IOException, Unanswerable {
    return store.custody().ask("app", statement, BOUNDS);
  }

  private String refused(String statement) {
    return Objects.requireNonNull(
        assertThrows(Unanswerable.class, () -> ask(statement), statement).getMessage());
  }

  @Test
  void aSelectReadsPlannedNames() throws Exception {
    Answer answer =
        ask(
            "SELECT time, source, os, install FROM events WHERE event = 'sent' ORDER BY time DESC;");

    assertEquals(List.of("time", "source", "os", "install"), answer.columns());
    assertEquals(
        List.of(
            List.of("2026-11-24 12:00:01", "api", "win", "1"),
            List.of("2026-11-24 12:00:00", "ui", "mac", "0")),
        answer.rows());
  }

  @Test
  void ownTablesOfAStatementWork() throws Exception {
    Answer answer =
        ask(
            """
            WITH sources AS (SELECT source, count(*) AS n FROM events GROUP BY ALL)
            SELECT source, n, (SELECT max(number) FROM range(3) AS r(number)) FROM sources
            ORDER BY source -- the end\
            """);
    assertEquals(List.of(List.of("api", "1", "2"), List.of("ui", "1", "2")), answer.rows());
  }

  @Test
  void whatMaintainersAskUsuallyIsAnswered() throws Exception {
    ask("SELECT date_trunc('day', time) AS d, count(DISTINCT install) FROM events GROUP BY d");
    ask("SELECT extract(hour FROM time), time::DATE, time - INTERVAL 7 DAY FROM events");
    ask("SELECT os, row_number() OVER (PARTITION BY os ORDER BY time) FROM events");
    ask("SELECT median(1), quantile_cont(1.0, 0.95) FROM events");
    ask("SELECT count(*) FILTER (WHERE os LIKE 'm%') FROM events");
    ask("SELECT lower(os), left(os, 2), os ILIKE '%a%', coalesce(os, '?'), round(1.5) FROM events");
    ask("SELECT CASE WHEN os IN ('mac') THEN 1 ELSE -1 END FROM events WHERE time < now()");
    ask("SELECT d FROM generate_series(DATE '2026-01-01', DATE '2026-01-03', INTERVAL 1 DAY) g(d)");
  }

  @Test
  void thePageListsWhatMayBeCalled() throws Exception {
    String page = Files.readString(Path.of("../docs/data.md"));
    for (String name : SelectGuard.FUNCTIONS) {
      assertTrue(!Character.isLetter(name.charAt(0)) || page.contains("`" + name + "`"), name);
    }
  }

  @Test
  void longAnswersAreCut() throws Exception {
    Answer many = ask("SELECT * FROM range(100)");
    Answer wide = ask("SELECT '" + "x".repeat(1000) + "'");

    assertTrue(many.cut());
    assertEquals(5, many.rows().size());
    assertEquals(20, Objects.requireNonNull(wide.rows().getFirst().getFirst()).length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELEC 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE events_0",
        "DROP TABLE events_0",
        "DELETE FROM crashes",
        "INSERT INTO crashes SELECT * FROM crashes",
        "UPDATE feedback SET text = ''",
        "CREATE TABLE x (y INTEGER)",
        "CREATE TEMP TABLE x (y INTEGER)",
        "COPY (SELECT 1) TO '/tmp/candor-copied.csv'",
        "COPY events TO '/tmp/candor-copied.csv'",
        "EXPORT DATABASE '/tmp/candor-copied'",
        "ATTACH ':memory:' AS other",
        "ATTACH '/etc/passwd' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "SET memory_limit = '10GB'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "CALL pragma_version()",
        "CHECKPOINT",
        "BEGIN",
        "COMMIT",
        "EXPLAIN ANALYZE SELECT 1",
        "DESCRIBE events",
        "SHOW TABLES",
        "SUMMARIZE events",
        "FROM (DESCRIBE events)",
        "FROM (SHOW TABLES)",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/*')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'x.parquet'",
        "SELECT * FROM events_1",
        "SELECT * FROM EVENTS_0",
        "SELECT * FROM actors",
        "SELECT * FROM ids_0",
        "SELECT * FROM main.crashes",
        "SELECT * FROM memory.main.crashes",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM duckdb_tables",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM pg_catalog.pg_class",
        "SELECT * FROM query('DROP TABLE events_0')",
        "SELECT * FROM query_table('actors')",
        "SELECT * FROM json_execute_serialized_sql('{}')",
        "SELECT current_setting('temp_directory')",
        "SELECT getenv('HOME')",
        "SELECT repeat('x', 1000000000)",
        "SELECT lpad('x', 1000000000, 'y')",
        "SELECT printf('%1000000000d', 1)",
        "SELECT format('{:1000000000}', 1)",
        "SELECT s || s FROM (SELECT os || os AS s FROM events)",
        "SELECT concat(os, os) FROM events",
        "SELECT replace(os, '', os) FROM events",
        "SELECT regexp_replace(os, '', os, 'g') FROM events",
        "SELECT string_agg(os, os) FROM events",
        "SELECT list(os) FROM events",
        "SELECT [os, os] FROM events",
        "SELECT ARRAY(SELECT os FROM events)",
        "SELECT {'a': os, 'b': os} FROM events",
        "SELECT range(1000000000)",
        "SELECT sum(bit_count(bitstring('1', 1000000000)))",
        "SELECT (SELECT max(high) FROM actors)",
        "SELECT * FROM (WITH actors AS (SELECT 1) SELECT * FROM actors) x, actors",
        "WITH Actors AS (SELECT 1) SELECT * FROM Actors",
        "SELECT * FROM events WHERE install IN (SELECT number FROM actors)",
        "SELECT 1 UNION ALL SELECT high FROM actors",
        "SELECT 1) AS answer, (SELECT 2",
        "WITH x AS (DELETE FROM crashes RETURNING 1) SELECT * FROM x",
      })
  void whatDoesNotOnlyReadTheseTablesIsRefused(String statement) throws Exception {
    String reason = refused(statement);

    assertTrue(!reason.isBlank() && !reason.contains(dir.toString()), reason);
    assertEquals(2, store.storedEvents("app"));
    assertEquals(List.of(List.of("2")), ask("SELECT count(*) FROM events").rows());
    assertTrue(Files.notExists(Path.of("/tmp/candor-copied.csv")));
  }

  @Test
  void aStatementThatDoesNotEndIsStopped() {
    String reason = refused("SELECT count(*) FROM range(1000000000) a, range(1000000000) b");
    assertTrue(reason.contains("longer than 1 seconds"), reason);
  }

  @Test
  void aStatementThatTakesAllMemoryIsRefusedAndTheStoreGoesOn() throws Exception {
    String reason =
        refused(
            "SELECT max(n) FROM (SELECT a.range AS n FROM range(30000) a, range(30000) b ORDER BY b.range, 1 DESC LIMIT 90000000)");
    assertTrue(reason.contains("memory") || reason.contains("longer"), reason);

    var more = sent(id(3), NOON, sender(install(1), "mac"), "ui");
    assertEquals(new Applied(1, 0, 0), store.apply(List.of(delivery(3, "other", more))));
  }

  @Test
  void everyReadableTableCanBeRead() throws Exception {
    for (var table : store.custody().readable("app").entrySet()) {
      assertEquals(table.getValue(), ask("SELECT * FROM " + table.getKey()).columns());
    }
  }
}
