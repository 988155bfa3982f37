package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.FileRegistry;
import candor.server.team.Reach;
import candor.server.team.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;

/** Is somebody who signed in at a desk of Dimmy and Shimmy and changes what can be changed. */
final class Maintainer {

  static final String ADMIN = "right-token-of-the-operator";

  final FileRegistry registry;
  final Keeping keeping;
  final Sources sources;
  final Access access;
  final Routes routes;
  private final String session;

  private Maintainer(FileRegistry registry, Sources sources, Access access, Clock clock) {
    this.registry = registry;
    this.keeping = sources.keeping();
    this.sources = sources;
    this.access = access;
    this.routes = SampleDesk.routes(sources, access, clock);
    this.session = cookie(SignInBook.OPERATOR);
  }

  /** Opens a desk on what a directory holds. */
  static Maintainer in(Path data) throws Exception {
    return in(data, SampleDesk.NOON);
  }

  static Maintainer in(Path data, Clock clock) throws Exception {
    var registry = FileRegistry.open(data);
    for (String app : new String[] {"dimmy", "shimmy"}) {
      if (registry.app(app) == null) {
        registry.adopt(Objects.requireNonNull(PlanFile.read(yaml(app).getBytes(UTF_8)).plan()));
      }
    }
    var past = new SamplePast(SampleRegistry.usual(), clock);
    var keeping = SampleKeeping.in(data, registry, new SamplePeople("linux"));
    var sources =
        new Sources(
            past,
            new SampleReports(),
            new SampleCohorts(),
            registry,
            atMost -> {},
            keeping,
            SampleRows.of());
    var access = Access.guarded(data, ADMIN, Access.Cookies.ANY_SCHEME, clock);
    return new Maintainer(registry, sources, access, clock);
  }

  /** Signs a browser of a member in; returns what it sends from then on. */
  String cookie(String member) {
    return access.begin(member).replaceFirst(";.*", "");
  }

  /** Adds a member and signs a browser of it in. */
  String cookie(String name, Role role, Reach reach) throws IOException {
    return cookie(Objects.requireNonNull(access.books()).team().add(name, role, reach).id());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  /** Returns the text of a plan file of this repository. */
  static String yaml(String app) throws IOException {
    return Files.readString(Path.of("..", "plans", app + ".yaml"));
  }

  Bell bell() {
    return new Bell(routes).with("cookie", session);
  }

  Bell script(String token) {
    return new Bell(routes).with("authorization", "Bearer " + token);
  }

  String page(String path) throws Exception {
    return SampleDesk.text(bell().get(path));
  }

  /** Returns the value of a field of a form on a page. */
  static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertTrue(found.find(), "the page has a field " + name);
    return found.group(1);
  }

  /** Sends a form of a page; pairs are names and values. */
  Response send(String page, String path, String... pairs) throws Exception {
    return send(bell(), page, path, pairs);
  }

  static Response send(Bell bell, String page, String path, String... pairs) throws Exception {
    String shown = SampleDesk.text(bell.get(page));
    var form = new StringBuilder("form=" + encoded(field(shown, "form")));
    for (int i = 0; i < pairs.length; i += 2) {
      form.append('&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
    }
    return bell.post(path, form.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Hands a plan file in, as a browser does. */
  Response handIn(String app, String yaml) throws Exception {
    String form = field(page("/a/" + app + "/settings"), "form");
    return handIn(bell(), app, form, yaml);
  }

  static Response handIn(Bell bell, String app, String form, String yaml) throws Exception {
    return post(bell, "/a/" + app + "/settings/plan", form, yaml);
  }

  /** Sends a form with a file. */
  static Response post(Bell bell, String path, String form, String yaml) throws Exception {
    String body =
        "--XX\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n"
            + form
            + "\r\n--XX\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"t.yaml\"\r\n"
            + "Content-Type: application/yaml\r\n\r\n"
            + yaml
            + "\r\n--XX--\r\n";
    return bell.with("content-type", "multipart/form-data; boundary=XX").post(path, body);
  }
}
