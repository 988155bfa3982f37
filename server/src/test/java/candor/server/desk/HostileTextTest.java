package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Order(6)
@Tag("T07")
final class HostileTextTest {

  private static final Pattern TAG = Pattern.compile("<([a-zA-Z!/][^\\s>/]*)");
  private static final Pattern WHOLE_TAG = Pattern.compile("<[^>]*>");
  private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+\\s*=");
  private static final Pattern ADDRESS =
      Pattern.compile("\\s(?:href|src|action)=\"((?!/(?!/)|#|data:image/svg)[^\"]*)\"");

  private static final List<String> PAGES =
      List.of(
          "/a/osaurus",
          "/a/osaurus/live",
          "/a/osaurus/data-quality",
          "/a/dimmy/crashes",
          "/a/dimmy/crashes/" + SampleReports.GROUP,
          "/a/dimmy/releases",
          "/a/dimmy/feedback",
          "/a/dimmy/people",
          "/a/dimmy/people/" + SamplePeople.ID,
          "/a/dimmy/funnels?by=os&steps=onboarding_started,message_sent",
          "/a/dimmy/performance?by=os",
          "/");

  private static List<String> naughty() throws Exception {
    try (var in = HostileTextTest.class.getResourceAsStream("naughty/blns.json")) {
      if (in == null
          || !(JsonReader.read(in.readAllBytes()) instanceof Json.Array(List<Json> items))) {
        throw new AssertionError("the list of strings is there");
      }
      var strings = new ArrayList<String>();
      for (Json item : items) {
        if (item instanceof Json.Text(String text) && !text.isEmpty()) {
          strings.add(text);
        }
      }
      return strings;
    }
  }

  private static Bell desk(String value) throws Exception {
    var registry = SampleRegistry.usual();
    var past = SamplePast.saying(registry, SampleDesk.NOON, value);
    var reports = new SampleReports(value, value);
    var keeping =
        SampleKeeping.in(
            Path.of("target", "sample-keeping-" + UUID.randomUUID()), new SamplePeople(value));
    var sources =
        new Sources(
            past,
            reports,
            new SampleCohorts(value),
            registry,
            atMost -> {},
            keeping,
            SampleRows.of());
    return new Bell(SampleDesk.routes(sources, Access.open(), SampleDesk.NOON));
  }

  private static String page(Bell desk, String path) throws Exception {
    var response = desk.get(path);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  private static Set<String> tags(String html) {
    var tags = new TreeSet<String>();
    TAG.matcher(html).results().forEach(found -> tags.add(found.group(1)));
    return tags;
  }

  private static String inTags(String html) {
    return String.join(
        "\n", WHOLE_TAG.matcher(html).results().map(found -> found.group()).toList());
  }

  @Test
  void noValueBecomesATagAHandlerOrAnAddress() throws Exception {
    var strings = naughty();
    assertTrue(strings.size() > 400, "the whole list is read");
    var usual = new HashMap<String, Set<String>>();
    Bell plain = desk("plain");
    for (String path : PAGES) {
      usual.put(path, tags(page(plain, path)));
    }
    for (String value : strings) {
      Bell desk = desk(value);
      for (String path : PAGES) {
        String html = page(desk, path);
        assertEquals(usual.get(path), tags(html), path);
        String inTags = inTags(html);
        assertFalse(HANDLER.matcher(inTags.replaceAll("\"[^\"]*\"", "")).find(), path);
        assertFalse(ADDRESS.matcher(inTags).find(), path);
      }
    }
  }

  @Test
  void everyAddressInATemplateIsALink() throws Exception {
    var pattern = Pattern.compile("(?:href|src|action|formaction|data-live)=\"\\$\\{([^}]*)}");
    var wrong = new ArrayList<String>();
    try (var files = Files.list(Path.of("src/main/jte"))) {
      for (Path file : files.toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(expression -> !expression.endsWith(".href()"))
            .forEach(expression -> wrong.add(file.getFileName() + ": " + expression));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noTemplateLeavesTextUnescapedOrHoldsAScript() throws Exception {
    try (var files = Files.list(Path.of("src/main/jte"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        assertFalse(text.contains("$unsafe"), file.toString());
        assertFalse(text.contains("style=\""), file.toString());
        assertFalse(Pattern.compile("<script(?![^>]*src=)").matcher(text).find(), file.toString());
      }
    }
  }
}
