package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewsPageTest {

  private static final String VIEWS = "/a/dimmy/settings/views";

  @TempDir Path data;
  private Maintainer maintainer;

  @BeforeEach
  void open() throws Exception {
    maintainer = Maintainer.in(data);
  }

  private void save(String name, String page, String choices) throws Exception {
    maintainer.send(VIEWS, VIEWS, "name", name, "page", page, "choices", choices);
  }

  @Test
  void aViewIsSavedFromItsPageAndOpensIt() throws Exception {
    String page = maintainer.page("/a/dimmy/data-quality?period=7d&f=os:is:macOS");
    String offered = "/settings/views?page=data-quality&amp;choices=period%3D7d%26f%3Dos:is:macOS";
    assertTrue(page.contains(offered), page);
    String form =
        maintainer.page(VIEWS + "?page=data-quality&choices=period%3D7d%26f%3Dos:is:macOS");
    assertEquals("data-quality", Maintainer.field(form, "page"));
    save("Refusals of macOS", "data-quality", "period=7d&f=os:is:macOS");

    maintainer = Maintainer.in(data);
    String other = maintainer.page("/a/dimmy");
    assertTrue(other.contains("/a/dimmy/data-quality?period=7d&amp;f=os:is:macOS"), other);
    assertTrue(other.contains("Refusals of macOS"));
    assertFalse(maintainer.page("/a/shimmy").contains("Refusals of macOS"), "it is of one app");
  }

  @Test
  void aViewOfTheSameNameIsReplacedAndCanBeRemoved() throws Exception {
    save("Mine", "", "period=7d");
    save("Mine", "live", "");
    var views = maintainer.keeping.cabinet().views().of("dimmy");
    assertEquals(List.of("live"), views.stream().map(v -> v.page()).toList());

    maintainer.send(VIEWS, VIEWS + "/remove", "id", views.getFirst().id());

    assertTrue(maintainer.page(VIEWS).contains("No saved view"));
  }

  @Test
  void whatIsNoPageOfTheAppIsNotSaved() throws Exception {
    for (String page : List.of("//evil.example", "../shimmy", "nowhere", "settings", "crashes/")) {
      save("Bad", page, "");
    }
    save("", "live", "");
    save("Long", "live", "f=" + "x".repeat(500));
    assertEquals(List.of(), maintainer.keeping.cabinet().views().of("dimmy"));
  }

  @Test
  void aRemarkStandsUnderTheChartAtItsDay() throws Exception {
    maintainer.send(VIEWS, VIEWS + "/remarks", "day", "2026-11-20", "text", "talk at <JavaLand>");
    maintainer.send(VIEWS, VIEWS + "/remarks", "day", "2026-02-30", "text", "no day");

    maintainer = Maintainer.in(data);
    String page = maintainer.page("/a/dimmy?metric=events");
    assertTrue(page.contains("<li>20 Nov: <bdi>talk at &lt;JavaLand&gt;</bdi></li>"), page);
    assertFalse(maintainer.page("/a/dimmy?period=2026-10-01..2026-10-31").contains("JavaLand"));
    String id = maintainer.keeping.cabinet().remarks().written("dimmy").getFirst().id();
    maintainer.send(VIEWS, VIEWS + "/remarks/remove", "id", id);
    assertFalse(maintainer.page("/a/dimmy").contains("JavaLand"));
  }

  @Test
  void aRemarkMarksThePointThatHoldsItsDay() throws Exception {
    maintainer
        .keeping
        .cabinet()
        .remarks()
        .write("dimmy", LocalDate.parse("2026-11-18"), "in the middle");

    String page = maintainer.page("/a/dimmy?metric=events&period=12mo");

    assertTrue(page.contains("Week of 16 Nov 2026 (in the middle)</th>"), page);
  }
}
