package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Promises.Retention;
import candor.server.custody.Custody.Days;
import candor.server.delivery.Delivery;
import candor.server.export.Exports;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CustodyDeskTest {

  private static final String BASE = "/api/v1/apps/osaurus/";

  @TempDir static Path dir;
  private static Store store;
  private static Exports exports;

  @BeforeAll
  static void open() throws IOException {
    Registry.App app = app();
    store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT);
    store.adopt(app.plan());
    exports = Exports.in(dir.resolve("scratch"), store);
    var sender =
        new Sender(Samples.install(1), "s", false, Map.of("os", new Json.Text("<i>mac</i>")));
    var old = SampleDesk.NOON.instant().minus(Duration.ofDays(500));
    store.apply(
        List.of(
            new Delivery(
                1,
                "osaurus",
                app.hash(),
                SampleDesk.NOON.instant(),
                List.of(
                    new Message.Track(Samples.id(1), "message_sent", old, sender, Map.of()),
                    new Message.Track(
                        Samples.id(2),
                        "message_sent",
                        SampleDesk.NOON.instant().minusSeconds(60),
                        sender,
                        Map.of())),
                Map.of())));
    store
        .custody()
        .sweep(
            "osaurus",
            new Days(new Retention(400, 90, 400, 90), Map.of()),
            SampleDesk.NOON.instant());
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static Registry.App app() {
    return Objects.requireNonNull(SampleRegistry.usual().app("osaurus"));
  }

  private static Bell bell(Access access) {
    var routes = new Routes();
    var registry = SampleRegistry.usual();
    var past = new SamplePast(registry, SampleDesk.NOON);
    var rows = SampleRows.of(store.custody(), id -> Map.of(app().hash(), app().plan()));
    var sources =
        SampleDesk.sources(registry, past, new SampleReports(), new SamplePeople("linux"), rows);
    new CustodyDesk(exports, sources, access, SampleDesk.NOON).addTo(routes);
    return new Bell(routes);
  }

  private static Response get(String target) throws Exception {
    return bell(Access.open()).get(target);
  }

  private static String sql(String statement) {
    return "?q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
  }

  @Test
  void whatWasDeletedIsTold() throws Exception {
    String json = SampleDesk.text(get(BASE + "deletions"));
    String csv = SampleDesk.text(get(BASE + "deletions.csv"));

    assertTrue(json.contains("\"days\":{\"events\":400,"), json);
    assertTrue(json.contains("\"events\":1,\"marks\":0,\"crashes\":0,"), json);
    assertTrue(
        csv.startsWith("at,before,events,marks,crashes,feedback,emails,installs\r\n2026-11-24T"),
        csv);
  }

  @Test
  void whatIsStoredIsAttested() throws Exception {
    String json = SampleDesk.text(get(BASE + "attest"));

    assertTrue(json.contains("\"holds\":true,\"foreign\":[],"), json);
    assertTrue(json.contains("\"because\":\"context: os\""), json);
    assertTrue(SampleDesk.text(get(BASE + "attest.csv")).contains("events,event,"), "as a table");
  }

  @Test
  void rowsAreSentAsAFile() throws Exception {
    Response answer = get(BASE + "export?format=jsonl");
    Response.Attached file = Objects.requireNonNull(answer.file());
    try (var channel = file.channel()) {
      var bytes = ByteBuffer.allocate((int) file.bytes());
      channel.read(bytes);
      String text = new String(bytes.array(), StandardCharsets.UTF_8);
      assertTrue(text.contains("\"event\":\"message_sent\""), text);
      assertEquals(1, text.lines().count());
    }
    assertEquals(
        "attachment; filename=\"osaurus-events.jsonl\"",
        answer.headers().get("Content-Disposition"));
  }

  @Test
  @Tag("SHI-59")
  void onlyWhoIsSignedInSeesAnyOfIt() throws Exception {
    var bell =
        bell(
            Access.guarded(
                dir, "a-token-of-this-test", Access.Cookies.ANY_SCHEME, SampleDesk.NOON));
    for (String name : List.of("export", "deletions", "attest", "sql?q=SELECT+1", "sql.csv")) {
      assertEquals(401, bell.get(BASE + name).status(), name);
    }
    assertEquals(303, bell.get("/a/osaurus/sql").status());
    var signedIn = bell.with("authorization", "Bearer a-token-of-this-test");
    assertEquals(200, signedIn.get(BASE + "sql?q=SELECT+1").status());
  }

  @Test
  void aStatementIsAnsweredOnAPageWithoutLettingItsTextOut() throws Exception {
    String page =
        SampleDesk.text(
            get("/a/osaurus/sql" + sql("SELECT os, '<script>' AS \"</td>\" FROM events")));

    assertTrue(page.contains("&lt;i&gt;mac&lt;/i&gt;") && page.contains("1 rows"), page);
    assertFalse(page.contains("<script>'") || page.contains("<i>mac"), page);
    assertTrue(SampleDesk.text(get("/a/osaurus/sql")).contains("events"), "the tables are listed");
  }

  @Test
  void aStatementIsAnsweredAsTableWithoutFormulas() throws Exception {
    String csv =
        SampleDesk.text(get(BASE + "sql.csv" + sql("SELECT '=1+1' AS \"=a,b\", NULL AS c")));
    assertEquals("\"'=a,b\",c\r\n'=1+1,\r\n", csv);
  }

  @Test
  void theDocumentShowsTheMembersOfEveryAnswer() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "statistics-api.md"));
    for (String name : List.of("deletions", "attest", "sql")) {
      String asked = name + (name.equals("sql") ? "?q=SELECT+1" : "");
      int at = document.indexOf("```json " + name + "\n");
      String example =
          document.substring(document.indexOf('{', at), document.indexOf("```", at + 9));
      var answer = JsonReader.read(get(BASE + asked).body());
      var shown = JsonReader.read(example.getBytes(StandardCharsets.UTF_8));
      assertEquals(
          ((Json.Dictionary) answer).members().keySet(),
          ((Json.Dictionary) shown).members().keySet());
    }
    for (String name : List.of("deletions", "attest")) {
      String header = SampleDesk.text(get(BASE + name + ".csv")).lines().findFirst().orElse("");
      assertTrue(document.contains("CSV: `" + header + "`"), header);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "export?format=xls, format",
    "export?table=actors, table",
    "export?table=crashes&event=message_sent, table",
    "export?from=yesterday, from",
    "export?event=secret, event",
    "export?limit=1, limit",
    "sql?q=DROP+TABLE+events_0, q",
    "sql?query=SELECT+1, query",
    "deletions?limit=x, limit",
    "attest?app=dimmy, app",
  })
  void whatIsWrongIsNamed(String question, String parameter) throws Exception {
    Response answer = get(BASE + question);

    assertEquals(400, answer.status());
    assertTrue(
        SampleDesk.text(answer).contains("\"parameter\":\"" + parameter + "\""),
        SampleDesk.text(answer));
  }
}
