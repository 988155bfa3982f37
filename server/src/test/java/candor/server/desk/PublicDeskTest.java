package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.insight.Insights;
import candor.server.insight.Insights.Item;
import candor.server.insight.Insights.Point;
import candor.server.insight.Insights.Row;
import candor.server.insight.Insights.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PublicDeskTest {

  private static final Plan WRITTEN = written();
  private static final String HASH = PlanWriter.hash(WRITTEN);
  private static final byte[] PLAN = PlanWriter.canonical(WRITTEN);
  private static final LocalDate WEEK = LocalDate.parse("2026-11-16");

  private static Plan written() {
    try {
      return Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "osaurus.yaml")).plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bell bell() {
    var routes = new Routes();
    desk().addTo(routes);
    return new Bell(routes);
  }

  /** Makes a public desk of one app that shows something. */
  static PublicDesk desk() {
    return new PublicDesk(
        SampleRegistry.usual(), PublicDeskTest::canonical, PublicDeskTest::published);
  }

  private static byte @Nullable [] canonical(String hash) {
    return hash.equals(HASH) || hash.equals(HASH.substring(7)) ? PLAN : null;
  }

  private static @Nullable Insights published(Plan plan, String hash) {
    if (!plan.app().id().equals("osaurus")) {
      return null;
    }
    var rows = List.of(new Row("<b>win</b>", 400, 10), new Row("mac", 200, 20));
    var table = new Table("os", "The system.", rows, true, "mac");
    var points = List.of(new Point(WEEK.minusWeeks(1), null), new Point(WEEK, 310.0));
    var cold = new Item("cold", "How slow?", "median", "ms", 310.0, "", points, List.of(table));
    var none = new Item("mau", "How many?", "mau", "", null, "Too few.", List.of(), List.of());
    return new Insights(
        "osaurus", "Osaurus", HASH, 10, WEEK, WEEK.plusWeeks(1), List.of(cold, none));
  }

  private static String header(Response response, String name) {
    return response.headers().getOrDefault(name, "");
  }

  @Test
  @Tag("SHI-51")
  @Tag("SHI-52")
  @Tag("SHI-53")
  void anybodySeesTheChosenFiguresAndHowTheyAreMade() throws Exception {
    Response page = bell().get("/p/osaurus");
    String text = SampleDesk.text(page);

    assertEquals(200, page.status());
    for (String part :
        List.of(
            "How slow?",
            "310 ms",
            "Best tested on: mac",
            "Too few.",
            "No figure stands for fewer than 10 installs",
            "&lt;b&gt;win&lt;/b&gt;",
            "/plan/" + HASH.replace(":", "%3A"))) {
      assertTrue(text.contains(part), part + " in " + text);
    }
    assertFalse(text.contains("<script") || text.contains("<form"), text);
    assertTrue(header(page, "Content-Security-Policy").endsWith("frame-ancestors 'none'"));
    assertTrue(header(page, "Cache-Control").startsWith("public"));
    assertNull(page.headers().get("Set-Cookie"));
  }

  @Test
  void onlyTheEmbeddedFormMayBeFramed() throws Exception {
    Response page = bell().get("/p/osaurus?embed");

    assertTrue(header(page, "Content-Security-Policy").endsWith("frame-ancestors *"));
    assertTrue(SampleDesk.text(page).contains("310 ms"));
    assertFalse(SampleDesk.text(page).contains("Show as table"));
  }

  @Test
  void theSameIsThereForProgramsAndNotSentTwice() throws Exception {
    Response json = bell().get("/p/osaurus.json");
    Response again = bell().with("if-none-match", header(json, "ETag")).get("/p/osaurus.json");

    assertTrue(
        SampleDesk.text(json).contains("{\"value\":\"mac\",\"figure\":200.0,\"installs\":20}"),
        SampleDesk.text(json));
    assertEquals(304, again.status());
    assertEquals(0, again.body().length);
  }

  @Test
  void aParameterChangesNothingOfWhatIsPublished() throws Exception {
    String plain = SampleDesk.text(bell().get("/p/osaurus"));
    assertEquals(plain, SampleDesk.text(bell().get("/p/osaurus?filter=os:is:mac&from=2026-01-01")));
  }

  @Test
  void anAppThatShowsNothingAndOneThatIsNotThereAreAnsweredAlike() throws Exception {
    Response silent = bell().get("/p/dimmy");
    Response unknown = bell().get("/p/nobody");

    assertEquals(404, silent.status());
    assertEquals("application/problem+json", header(silent, "Content-Type"));
    assertEquals(SampleDesk.text(silent), SampleDesk.text(unknown));
    Response page = bell().with("accept", "text/html").get("/p/nobody");
    assertEquals(404, page.status());
    assertTrue(SampleDesk.text(page).contains("<h1>No public page</h1>"), SampleDesk.text(page));
  }

  @Test
  void aPlanIsShownByItsHashToPeopleAndToPrograms() throws Exception {
    Response canonical = bell().get("/plan/" + HASH);
    Response json = bell().with("accept", "text/html").get("/plan/" + HASH + ".json");
    Response markdown = bell().get("/plan/" + HASH.substring(7) + ".md");
    Response page = bell().with("accept", "text/html,*/*").get("/plan/" + HASH);

    assertEquals(new String(PLAN, StandardCharsets.UTF_8), SampleDesk.text(canonical));
    assertEquals(SampleDesk.text(canonical), SampleDesk.text(json));
    assertEquals("*", header(canonical, "Access-Control-Allow-Origin"));
    assertTrue(SampleDesk.text(markdown).startsWith("# Telemetry of Osaurus"));
    String text = SampleDesk.text(page);
    assertTrue(text.contains("\">Telemetry of Osaurus"), text);
    assertTrue(text.contains("<strong>") && text.contains("<table") && text.contains("<li>"), text);
    assertFalse(text.contains("**") || text.contains("```"), text);
    assertEquals(404, bell().get("/plan/sha256:0").status());
  }
}
