package candor.server.export;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.server.custody.Custody.Table;
import candor.server.query.Scope;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says that values come back from every form as they were. */
final class ExportsTest {

  private static final String HOSTILE = "=cmd|' /C calc'!A0, \"quoted\"\r\nnext é 🚀";

  @TempDir Path dir;
  private Store store;
  private Exports exports;

  @BeforeEach
  void open() throws IOException {
    store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT);
    Files.createDirectories(dir.resolve("scratch/left"));
    Files.writeString(dir.resolve("scratch/left/over"), "of a process that was killed");
    exports = Exports.in(dir.resolve("scratch"), store);
    var props = new LinkedHashMap<String, Property>();
    props.put("note", Samples.property(new PropertyType.Text(200, null, List.of(), "r")));
    props.put("count", Samples.property(new PropertyType.Whole(-9, 9_000_000_000L, 1, "")));
    props.put("gain", Samples.property(new PropertyType.Decimal(-5, 5, 0, "")));
    props.put("on", Samples.property(new PropertyType.Bool(null)));
    props.put(
        "parts",
        Samples.property(
            new PropertyType.EnumList(
                new PropertyType.Vocabulary(List.of("a", "b"), Map.of()), 3)));
    Map<String, Property> context = Map.of("os", Samples.property(Samples.enumeration("mac")));
    Map<String, Plan.Event> events = Map.of("noted", Samples.event(props));
    store.adopt(Samples.plan("app", Model.INSTALL, context, events));
    var sender = new Sender(install(1), "s", false, Map.of("os", new Json.Text("mac")));
    store.apply(
        List.of(
            delivery(
                1,
                "app",
                new Message.Track(
                    id(1),
                    "noted",
                    NOON.plusMillis(7),
                    sender,
                    Map.of(
                        "note", new Json.Text(HOSTILE),
                        "count", new Json.Whole(-7),
                        "gain", new Json.Decimal(-0.1),
                        "on", Json.TRUE,
                        "parts", new Json.Array(List.of(new Json.Text("a"), new Json.Text("b"))))),
                new Message.Track(id(2), "noted", NOON, sender, Map.of()))));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private Path write(Form form) throws IOException {
    var scope =
        new Scope(
            "app",
            false,
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            ZoneOffset.UTC,
            List.of());
    return exports.write(new Exports.Wanted(scope, Table.EVENTS, "", form));
  }

  @Test
  void whatAKilledProcessLeftIsGone() throws IOException {
    try (var left = Files.list(dir.resolve("scratch"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void linesOfJsonHoldValuesAsTheyWere() throws IOException {
    List<String> lines = Files.readAllLines(write(Form.JSONL));

    assertEquals(2, lines.size());
    String first = lines.get(0).replaceFirst("\"session\":\"[0-9a-f]{16}\"", "\"session\":\"…\"");
    assertEquals(
        "{\"at\":\"2026-11-24T12:00:00.007Z\",\"received\":\"2026-11-24T12:00:00Z\","
            + "\"event\":\"noted\",\"session\":\"…\",\"install\":0,\"plan\":\"sha256:1\","
            + "\"context\":{\"os\":\"mac\"},\"props\":{\"note\":"
            + "\"=cmd|' /C calc'!A0, \\\"quoted\\\"\\r\\nnext é 🚀\",\"count\":-7,\"gain\":-0.1,"
            + "\"on\":true,\"parts\":[\"a\",\"b\"]}}",
        first);
    assertTrue(lines.get(1).endsWith("\"context\":{\"os\":\"mac\"}}"), lines.get(1));
  }

  @Test
  void aTableHoldsNumbersAsNumbersAndNoFormula() throws IOException {
    String table = Files.readString(write(Form.CSV));

    assertTrue(
        table.startsWith(
            "at,received,event,session,install,plan,context.os,props.note,props.count,"
                + "props.gain,props.on,props.parts,props.minutes\r\n"),
        table);
    String cell = "\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\r\nnext é 🚀\"";
    assertTrue(table.contains(",mac," + cell + ",-7,-0.1,true,a|b,\r\n"), table);
    assertTrue(table.endsWith(",mac,,,,,,\r\n"), table);
  }

  @Test
  void parquetHoldsTypedValues() throws Exception {
    Path file = write(Form.PARQUET);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("FROM read_parquet('" + file + "')")) {
      row.next();
      assertEquals(HOSTILE, row.getString("props.note"));
      assertEquals(-7, row.getLong("props.count"));
      assertEquals(-0.1, row.getDouble("props.gain"));
      assertTrue(row.getBoolean("props.on"));
      assertEquals("[a, b]", row.getString("props.parts"));
      assertEquals("2026-11-24 12:00:00.007", row.getString("at"));
      assertEquals("TIMESTAMP", row.getMetaData().getColumnTypeName(1));
      row.next();
      assertEquals(null, row.getObject("props.note"));
    }
    try (var left = Files.list(dir.resolve("scratch"))) {
      assertEquals(List.of(file), left.toList(), "nothing but the file stays");
    }
  }
}
