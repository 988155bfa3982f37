package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SwitcherTest {

  @TempDir Path data;

  @Test
  void everyPageLeadsToTheOtherApps() throws Exception {
    var maintainer = Maintainer.in(data);
    for (String page :
        List.of("/", "/a/dimmy", "/a/dimmy/live", "/a/dimmy/settings", "/watch", "/a/nobody")) {
      String text = maintainer.page(page);
      assertTrue(text.contains("<summary data-key=\"g a\">"), page);
      assertTrue(text.contains("data-key=\"2\""), page);
    }
  }

  @Test
  void itKeepsThePageAndThePeriodButNoFilter() throws Exception {
    String page =
        Maintainer.in(data).page("/a/dimmy/data-quality?period=7d&f=os:is:macOS&metric=events");
    assertTrue(page.contains("href=\"/a/shimmy/data-quality?period=7d\" data-key=\"2\""), page);
  }

  @Test
  void whoIsNotSignedInSeesNoApp() throws Exception {
    var maintainer = Maintainer.in(data);
    String page = SampleDesk.text(new Bell(maintainer.routes).get("/signin"));
    assertFalse(page.contains("Dimmy") || page.contains("data-key=\"1\""), page);
  }

  @Test
  void oneAppNeedsNoSwitcher() throws Exception {
    var one = new SampleRegistry(List.of(SampleRegistry.usual().apps().getFirst()));
    var routes = SampleDesk.routes(one, new SamplePast(one, SampleDesk.NOON), Access.open());
    String page = SampleDesk.text(new Bell(routes).get("/a/dimmy"));
    assertFalse(page.contains("data-key=\"g a\""), page);
  }
}
