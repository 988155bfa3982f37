package candor.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says which release comes after which. */
final class ReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10",
    "1.9.9, 1.10.0",
    "0.6.27, 0.10.0",
    "1.0, 1.0.1",
    "1.0.0-rc1, 1.0.0",
    "1.0.0-rc9, 1.0.0-rc10",
    "1.0.0-rc.1, 1.0.0-rc.2",
    "1.0.0-alpha, 1.0.0-alpha.1",
    "1.0.0-alpha.1, 1.0.0-beta",
    "1.0.0-1, 1.0.0-alpha",
    "1.0rc1, 1.0",
    "0.9.9, 1.0.0-rc1",
    "v1.9, v1.10",
    "99999999999999999999, 100000000000000000000",
    "dev, 0.1"
  })
  void oneReleaseComesBeforeAnother(String earlier, String later) {
    assertTrue(Release.isLater(later, earlier));
    assertFalse(Release.isLater(earlier, later));
    assertTrue(Release.ORDER.compare(earlier, later) < 0);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0.0", "1.0+build.7, 1.0", "v1.2, 1.2", "1.02, 1.2", "1.0.0-RC1, 1.0.0-rc1"})
  void twoWaysToWriteOneReleaseAreNeitherLater(String one, String other) {
    assertFalse(Release.isLater(one, other));
    assertFalse(Release.isLater(other, one));
  }

  @Test
  void anyTextsCanBeOrdered() {
    var random = new Random(20261126);
    var versions = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int k = random.nextInt(8); k > 0; k--) {
        text.append("0129.-+ab_ é".charAt(random.nextInt(12)));
      }
      versions.add(text.toString());
    }
    versions.sort(Release.ORDER);
    for (int i = 0; i + 1 < versions.size(); i++) {
      assertFalse(Release.isLater(versions.get(i), versions.get(i + 1)));
    }
  }

  @Test
  void theVersionOfAnAppIsKnownByItsName() {
    assertEquals("app_version", Release.property(Set.of("os", "version", "app_version")));
    assertEquals("0.6.27", Release.in(Map.of("version", "0.6.27", "os", "linux")));
    assertNull(Release.property(Set.of("os")));
  }
}
