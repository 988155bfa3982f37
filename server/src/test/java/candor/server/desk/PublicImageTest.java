package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonReader;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.insight.Publisher;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.StoreOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Looks at single public figures, of a store in which some values stand for few installs. */
@Tag("SHI-51")
final class PublicImageTest {

  private static final List<String> FIGURES = List.of("dau", "dictations", "startup", "os");

  @TempDir static Path dir;
  private static EmbeddedStore store;
  private static final Routes ROUTES = new Routes();
  private static final Bell BELL = new Bell(ROUTES);
  private static long told;

  @BeforeAll
  static void open() throws Exception {
    var apps = SampleRegistry.planned("dimmy", "osaurus");
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    store.adopt(apps.apps().getFirst().plan());
    // Enough installs of macOS and Windows for the public page, and three of Linux.
    var messages = new ArrayList<Message>();
    for (int install = 0; install < 41; install++) {
      live(messages, install, install < 3 ? "linux" : install < 15 ? "windows" : "macos");
    }
    keep(messages);
    var publisher = new Publisher(store, SampleDesk.NOON);
    // Only one of the apps publishes anything.
    new PublicDesk(
            apps,
            hash -> null,
            (of, hash) -> of.app().id().equals("dimmy") ? publisher.of(of, hash) : null)
        .addTo(ROUTES);
  }

  @AfterAll
  static void close() throws Exception {
    store.close();
  }

  private static void live(List<Message> messages, int install, String os) {
    for (int day = 2; day < 60; day++) {
      var at = SampleDesk.NOON.instant().minus(Duration.ofDays(day));
      var sender =
          new Sender(
              Samples.install(install),
              "s" + install + "/" + day,
              false,
              Map.of("os", new Json.Text(os), "app_version", new Json.Text("0.6.27")));
      told++;
      messages.add(
          new Message.Track(
              Samples.id(2 * told),
              "app.started",
              at,
              sender,
              Map.of("cold_start_ms", new Json.Whole(400 + install))));
      messages.add(
          new Message.Track(
              Samples.id(2 * told + 1), "transcription.completed", at, sender, Map.of()));
    }
  }

  private static void keep(List<Message> messages) throws Exception {
    store.apply(List.of(Samples.delivery(told, "dimmy", messages.toArray(Message[]::new))));
  }

  private static String text(String target) throws Exception {
    Response answer = BELL.get(target);
    assertEquals(200, answer.status(), target);
    return SampleDesk.text(answer);
  }

  private static Json.Dictionary json(String target) throws Exception {
    byte[] text = text(target).getBytes(StandardCharsets.UTF_8);
    return assertInstanceOf(Json.Dictionary.class, JsonReader.read(text));
  }

  private static Document parsed(String svg) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static String content(Document svg, String element) {
    return Objects.requireNonNull(svg.getElementsByTagName(element).item(0)).getTextContent();
  }

  /** Returns the section of a figure on the public page. */
  private static String section(String figure) throws Exception {
    String page = text("/p/dimmy");
    int at = page.indexOf("/p/dimmy/" + figure + ".svg\"");
    assertTrue(at > 0, figure + " is not linked");
    return page.substring(page.lastIndexOf("<section", at), at);
  }

  @Test
  void theFiguresOfTheJsonAreThoseOfAllFigures() throws Exception {
    var all = json("/p/dimmy.json");
    var figures = assertInstanceOf(Json.Array.class, all.get("figures")).items();
    assertEquals(FIGURES.size(), figures.size());
    for (int i = 0; i < FIGURES.size(); i++) {
      var one = json("/p/dimmy/" + FIGURES.get(i) + ".json");
      assertEquals(figures.get(i), one.get("figure"));
      for (String member : List.of("app", "plan", "from", "to", "minimum_group", "method")) {
        assertEquals(all.get(member), one.get(member), member);
      }
    }
  }

  @Test
  void theImageSaysTheFigureOfThePageAndEachPeriodInWords() throws Exception {
    for (String figure : List.of("dau", "dictations", "startup")) {
      String section = section(figure);
      var svg = parsed(text("/p/dimmy/" + figure + ".svg"));
      String shown = section.replaceAll("(?s).*<b class=\"figure\">(.*?)</b>.*", "$1");
      assertTrue(content(svg, "text").length() > 3, "its question");
      String all = svg.getDocumentElement().getTextContent();
      assertTrue(all.contains(shown), shown + " in " + all);
      assertTrue(content(svg, "desc").contains("Week of 9 Nov 2026: " + shown), all);
      assertEquals("img", svg.getDocumentElement().getAttribute("role"));
      assertTrue(section.contains("<h2>" + content(svg, "title") + "</h2>"), section);
    }
  }

  @Test
  @Tag("SHI-52")
  void whatStandsForFewIsInNoFormOfAFigure() throws Exception {
    for (String form : List.of(".svg", ".json")) {
      String os = text("/p/dimmy/os" + form);
      String told = form.equals(".svg") ? "20 installs." : "\"installs\":20";
      assertTrue(os.contains("macos") && os.contains(told), os);
      assertFalse(os.contains("linux"), os);
      assertFalse(os.matches("(?s).*[>: ]26[^\\d].*"), "rounded down: " + os);
      assertFalse(os.contains("41"), os);
    }
    assertTrue(text("/p/dimmy/os.svg").contains("Other values are not shown"), "and that is said");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dau", "dictations", "startup", "os"})
  void theImageStandsAlone(String figure) throws Exception {
    Response answer = BELL.get("/p/dimmy/" + figure + ".svg");
    String svg = SampleDesk.text(answer);
    for (String foreign :
        List.of(
            "<script", "href", "url(", "@import", "<image", "foreignObject", "onload", "@font")) {
      assertFalse(svg.contains(foreign), foreign);
    }
    String style = content(parsed(svg), "style");
    assertTrue(style.contains("prefers-color-scheme:dark"), style);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    String policy = answer.headers().getOrDefault("Content-Security-Policy", "");
    assertTrue(
        policy.contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"), policy);
    assertTrue(policy.startsWith("default-src 'none'; style-src '") && policy.contains("sandbox"));
    assertEquals("image/svg+xml; charset=utf-8", answer.headers().get("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"os.svg", "os.json"})
  void itIsKeptAsThePageIs(String figure) throws Exception {
    Response page = BELL.get("/p/dimmy");
    Response answer = BELL.get("/p/dimmy/" + figure);
    assertEquals(page.headers().get("Cache-Control"), answer.headers().get("Cache-Control"));
    assertEquals("*", answer.headers().get("Access-Control-Allow-Origin"));
    String tag = answer.headers().getOrDefault("ETag", "");
    assertEquals(
        304, new Bell(ROUTES).with("if-none-match", tag).get("/p/dimmy/" + figure).status());
  }

  @Test
  @Tag("SHI-53")
  void aLateEventAndAParameterChangeNothing() throws Exception {
    var before = new ArrayList<String>();
    for (String figure : FIGURES) {
      before.add(text("/p/dimmy/" + figure + ".svg") + text("/p/dimmy/" + figure + ".json"));
    }
    var late = new ArrayList<Message>();
    for (int install = 100; install < 130; install++) {
      live(late, install, "linux");
    }
    keep(late);
    var after = new ArrayList<String>();
    for (String figure : FIGURES) {
      String asked = "?filter=os:is:linux&from=2026-01-01";
      after.add(text("/p/dimmy/" + figure + ".svg" + asked) + text("/p/dimmy/" + figure + ".json"));
    }
    assertEquals(before, after);
  }

  @ParameterizedTest
  @CsvSource({
    "/p/dimmy/nothing.svg",
    "/p/dimmy/app_version.json",
    "/p/dimmy/os",
    "/p/dimmy/os.png",
    "/p/osaurus/os.svg",
    "/p/nobody/os.svg",
    "/p/nobody/os.json"
  })
  void whatIsNotPublishedAndWhatIsNotThereAreAnsweredAlike(String target) throws Exception {
    Response answer = BELL.get(target);
    Response other = BELL.get("/p/unheard-of/anything.json");
    assertEquals(404, answer.status());
    assertEquals(SampleDesk.text(other), SampleDesk.text(answer));
    assertEquals(other.headers(), answer.headers());
  }

  @Test
  void hostileTextIsTextInAnImage() throws Exception {
    var others = new Routes();
    PublicDeskTest.desk().addTo(others);
    String svg = SampleDesk.text(new Bell(others).get("/p/osaurus/cold.svg"));
    assertTrue(parsed(svg).getDocumentElement().getTextContent().contains("<b>win</b>"), svg);
    String none = SampleDesk.text(new Bell(others).get("/p/osaurus/mau.svg"));
    assertTrue(content(parsed(none), "desc").contains("Too few."), none);
  }

  @Test
  void thePageSaysHowToShowAFigureElsewhere() throws Exception {
    String page = text("/p/dimmy");
    for (String figure : FIGURES) {
      assertTrue(page.contains("href=\"/p/dimmy/" + figure + ".json\""), figure);
      assertTrue(page.contains("&lt;img src=\"/p/dimmy/" + figure + ".svg\" alt=\""), page);
    }
    assertFalse(text("/p/dimmy?embed").contains(".svg"), "a frame has only the figures");
  }
}
