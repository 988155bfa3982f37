package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.NodeScript;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Looks in a real browser at pages that hold what attackers send; pictures of what is broken are
 * left in {@code target/pictures}.
 */
@Order(1)
// As long as a script may take, and the packages it needs.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class HostileBrowserTest {

  @Test
  void hostileTextStaysTextInARealBrowser() throws Exception {
    String evil =
        "\"'><script>alert(1)</script><img src=//x.invalid/ onerror=alert(1)>${7*7}\u202e"
            + "javascript:alert(1)</title></style><!--";
    var apps = Street.apps();
    String folder = Path.of("target", "pictures", "hostile").toAbsolutePath().toString();
    var past = SamplePast.saying(apps, Clock.systemUTC(), evil);
    try (var street = Street.open(0, apps, past, Clock.systemUTC())) {
      String home = street.home().toString();
      String said = NodeScript.run("desk.mjs", home, "osaurus", folder, Street.TOKEN, "text");
      assertTrue(said.contains("\"broken\":[]"), said);
    }
  }
}
