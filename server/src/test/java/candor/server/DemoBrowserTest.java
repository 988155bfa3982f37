package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at every page in a real browser, over what the demonstration told the program; pictures of
 * what is broken are left in {@code target/pictures}.
 */
@Order(1)
// As long as three scripts may take.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DemoBrowserTest {

  /** What some app of the demonstration has, so that no page is left out unseen. */
  private static final Set<String> PAGES =
      Set.of(
          "crash",
          "feedback",
          "person",
          "planned",
          "public",
          "embedded",
          "steps of a funnel",
          "compared releases");

  @TempDir Path temp;

  @Test
  void thePagesKeepTheirPromisesOverTheDemonstration() throws Exception {
    String data = temp.toString();
    try (var demo = ChildServer.start("demo", "--port", "0", "--data", data)) {
      assertTrue(demo.lineWith("the dashboard is at").contains("http://"));
      assertEquals(0, demo.terminate());
    }
    try (var server = ChildServer.start("serve", "--port", "0", "--data", data)) {
      var seen = new TreeSet<>(look(server, "dimmy", "all"));
      for (String app : List.of("osaurus", "shimmy")) {
        seen.addAll(look(server, app, "text"));
      }
      assertTrue(seen.containsAll(PAGES), "looked at " + seen);
    }
  }

  private static List<String> look(ChildServer server, String app, String what) throws Exception {
    String pictures = Path.of("target", "pictures", app).toAbsolutePath().toString();
    String address = server.address().toString();
    String said = NodeScript.run("desk.mjs", address, app, pictures, ChildServer.TOKEN, what);
    assertTrue(said.contains("\"broken\":[]"), said);
    if (JsonReader.read(said.strip().getBytes(StandardCharsets.UTF_8))
            instanceof Json.Dictionary all
        && all.get("pages") instanceof Json.Array pages) {
      return pages.items().stream().map(page -> ((Json.Text) page).value()).toList();
    }
    throw new AssertionError(said);
  }
}
