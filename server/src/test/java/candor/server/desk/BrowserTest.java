package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.NodeScript;
import candor.server.registry.Registry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Looks at the pages in a real browser; pictures of what is broken are left in {@code
 * target/pictures}.
 */
@Order(1)
// As long as a script may take, and the packages it needs.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class BrowserTest {

  private static void look(Registry apps, SamplePast past, String pictures, String app, String what)
      throws Exception {
    String folder = Path.of("target", "pictures", pictures).toAbsolutePath().toString();
    try (var street = Street.open(0, apps, past, Clock.systemUTC())) {
      String said =
          NodeScript.run("desk.mjs", street.home().toString(), app, folder, Street.TOKEN, what);
      assertTrue(said.contains("\"broken\":[]"), said);
    }
  }

  @Test
  void thePagesKeepTheirPromisesInARealBrowser() throws Exception {
    var apps = Street.apps();
    look(apps, new SamplePast(apps, Clock.systemUTC()), "usual", "dimmy", "all");
  }

  @Test
  void hostileTextStaysTextInARealBrowser() throws Exception {
    String evil =
        "\"'><script>alert(1)</script><img src=//x.invalid/ onerror=alert(1)>${7*7}\u202e"
            + "javascript:alert(1)</title></style><!--";
    var apps = Street.apps();
    look(apps, SamplePast.saying(apps, Clock.systemUTC(), evil), "hostile", "osaurus", "text");
  }
}
