package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ComparedReleasesTest {

  private static String page(String query) throws Exception {
    var answer = SampleDesk.open().get("/a/osaurus/performance?" + query);
    assertEquals(200, answer.status());
    return SampleDesk.text(answer);
  }

  private static void compares(String page, String... releases) {
    for (String release : releases) {
      assertTrue(page.contains("data-row><bdi>" + release + "</bdi></a>"), page);
      assertTrue(page.contains("value=\"" + release + "\" checked"), page);
    }
  }

  @Test
  void theAddressSaysWhichReleasesAreCompared() throws Exception {
    String page = page("release=1.2.0,1.3.0");

    compares(page, "1.2.0", "1.3.0");
    assertTrue(page.contains("app_version:is:1.2.0,1.3.0"), "so does the table to download");
  }

  @Test
  void theFormSendsEachReleaseByItself() throws Exception {
    compares(page("release=1.2.0&release=1.3.0&by=os"), "1.2.0", "1.3.0");
  }

  @Test
  void whatIsNoReleaseIsLeftOut() throws Exception {
    String page = page("release=%3Cb%3E,1.2.0");

    compares(page, "1.2.0");
    assertFalse(page.contains("&lt;b&gt;"), page);
  }
}
