package candor.server.desk;

import candor.compile.Outputs;
import candor.compile.output.OutputOptions;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.server.desk.pages.JtemessageGenerated;
import candor.server.desk.pages.JteplanGenerated;
import candor.server.desk.pages.JtepublicGenerated;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.insight.Insights;
import candor.server.registry.Registry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what everybody may see: the public figures of an app, and every version of its plan.
 * Needs no sign-in, takes no filter, sets no cookie. Safe for use by many threads.
 */
public final class PublicDesk {

  private static final Logger LOG = System.getLogger(PublicDesk.class.getName());

  /** Figures change once a week; an hour is what a proxy may be behind. */
  private static final String HOUR = "public, max-age=3600";

  /** What a hash names never changes. */
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Function<String, byte @Nullable []> canonical;
  private final Published published;
  private final Registry registry;
  private final Screen.Files files = new Assets().files();

  /** Everybody may ask for a version, and it never changes; there are as many as were in force. */
  private final ConcurrentHashMap<String, Written> documents = new ConcurrentHashMap<>();

  /** Is the public document of one version, and the page that shows it. */
  private record Written(String document, String page) {}

  /** Works out what is published. */
  @FunctionalInterface
  public interface Published {

    /**
     * Returns what is published of an app.
     *
     * @param plan the plan in force
     * @param hash its hash
     * @return what is published, or null when the plan shows nothing
     * @throws IOException if the store fails or takes too long
     */
    @Nullable Insights of(Plan plan, String hash) throws IOException;
  }

  /**
   * Sets the desk up; nothing is opened before {@link #addTo}.
   *
   * @param registry knows the apps
   * @param canonical returns the canonical form of any plan that was ever in force, by its hash
   * @param published works out what is published
   */
  public PublicDesk(
      Registry registry, Function<String, byte @Nullable []> canonical, Published published) {
    this.registry = registry;
    this.canonical = canonical;
    this.published = published;
  }

  /**
   * Adds everything that the desk answers.
   *
   * @param routes the list to add to
   */
  public void addTo(Routes routes) {
    add(routes, "/p/{app}", this::insights);
    add(routes, "/p/{app}/{figure}", this::figure);
    add(routes, "/plan/{hash}", this::plan);
  }

  private interface Answering {
    Response answer(Request request);
  }

  private static void add(Routes routes, String pattern, Answering answering) {
    routes.add(
        new Routes.Route(
            "GET", pattern, Routes.Lane.VIRTUAL, e -> e.answer(answering.answer(e.request()))));
  }

  private Response insights(Request request) {
    String asked = Objects.requireNonNullElse(request.parameter(":app"), "");
    boolean json = asked.endsWith(".json");
    String id = json ? asked.substring(0, asked.length() - 5) : asked;
    try {
      Insights insights = published(id);
      if (insights == null) {
        // The same answer for an app that is not here and one that shows nothing.
        return missing(request, "No public page", "No app of that id publishes figures here.");
      }
      if (json) {
        return data(request, PublicFigures.json(insights));
      }
      boolean embedded = request.query().containsKey("embed");
      KeptPages.Public page = PublicFigures.page(insights, files, embedded);
      String text = Html.text(out -> JtepublicGenerated.render(out, Html.AS_IT_IS, page));
      return harmless(
          cached(request, text, "text/html; charset=utf-8", HOUR), embedded ? "*" : "'none'");
    } catch (IOException e) {
      return notNow(e);
    }
  }

  private @Nullable Insights published(String id) throws IOException {
    Registry.App app = registry.app(id);
    return app == null ? null : published.of(app.plan(), app.hash());
  }

  /** Answers with one figure of what is published anyway, so that asking for it tells no more. */
  private Response figure(Request request) {
    String app = Objects.requireNonNullElse(request.parameter(":app"), "");
    String asked = Objects.requireNonNullElse(request.parameter(":figure"), "");
    String ending = asked.endsWith(PublicFigures.IMAGE) ? PublicFigures.IMAGE : PublicFigures.DATA;
    try {
      Insights insights = published(app);
      List<Insights.Item> items = insights == null ? List.of() : insights.items();
      for (int i = 0; insights != null && i < items.size(); i++) {
        if (asked.equals(items.get(i).id() + ending)) {
          return ending.equals(PublicFigures.DATA)
              ? data(request, PublicFigures.json(insights, items.get(i)))
              : image(request, insights, i);
        }
      }
      return missing(request, "No such figure", "Nothing of that name is published here.");
    } catch (IOException e) {
      return notNow(e);
    }
  }

  private Response image(Request request, Insights insights, int item) {
    var page = PublicFigures.page(insights, files, false);
    String image = PublicImage.draw(page, page.items().get(item), insights.items().get(item));
    return cached(request, image, "image/svg+xml; charset=utf-8", HOUR)
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src "
                + PublicImage.STYLE_SOURCE
                + "; base-uri 'none'; form-action 'none'; frame-ancestors *; sandbox")
        .with("Referrer-Policy", "no-referrer");
  }

  private static Response data(Request request, Json json) {
    return cached(request, JsonWriter.write(json), "application/json", HOUR)
        .with("Access-Control-Allow-Origin", "*");
  }

  private static Response notNow(IOException e) {
    LOG.log(Level.WARNING, "the public figures could not be worked out", e);
    return Problem.of(503, "Not now", "The figures cannot be had at the moment; ask again.")
        .response()
        .with("Retry-After", "5");
  }

  private Response plan(Request request) {
    String asked = Objects.requireNonNullElse(request.parameter(":hash"), "");
    String hash = asked.replaceFirst("\\.(json|md)$", "");
    byte[] bytes = canonical.apply(hash);
    if (bytes == null) {
      return missing(request, "Unknown plan", "No app of this server ever had that plan.")
          .with("Access-Control-Allow-Origin", "*");
    }
    String full = hash.startsWith("sha256:") ? hash : "sha256:" + hash;
    boolean page = asked.equals(hash) && wantsPage(request);
    if (!page && !asked.endsWith(".md")) {
      return tagged(request, bytes, full, "application/json", FOREVER)
          .with("Access-Control-Allow-Origin", "*")
          .with("Vary", "Accept");
    }
    Written written = documents.computeIfAbsent(full, h -> write(h, bytes));
    if (!page) {
      return cached(request, written.document(), "text/markdown; charset=utf-8", HOUR);
    }
    return harmless(cached(request, written.page(), "text/html; charset=utf-8", HOUR), "'none'")
        .with("Vary", "Accept, Accept-Encoding");
  }

  private static boolean wantsPage(Request request) {
    String accept = Objects.requireNonNullElse(request.header("accept"), "");
    return accept.toLowerCase(Locale.ROOT).contains("text/html");
  }

  /** Tells people on a page what programs are told in a document. */
  private Response missing(Request request, String title, String detail) {
    if (!wantsPage(request)) {
      return Problem.of(404, title, detail).response();
    }
    var frame = Framing.outside(title, files);
    return Html.page(
        request,
        404,
        out -> JtemessageGenerated.render(out, Html.AS_IT_IS, frame, title, detail, List.of()));
  }

  private Written write(String full, byte[] bytes) {
    Plan plan = Objects.requireNonNull(PlanReader.readJson(bytes).plan());
    String document = Outputs.named("doc").write(plan, OutputOptions.DEFAULT).getFirst().content();
    var content =
        new KeptPages.Plan(
            "Telemetry of " + plan.app().name(),
            full,
            Link.to("plan", full + ".json"),
            Link.to("plan", full + ".md"),
            Markdown.blocks(document),
            files.style(),
            files.more());
    String page = Html.text(out -> JteplanGenerated.render(out, Html.AS_IT_IS, content));
    return new Written(document, page);
  }

  private static Response cached(Request request, String text, String type, String control) {
    return tagged(request, text.getBytes(StandardCharsets.UTF_8), Secret.hash(text), type, control);
  }

  private static Response tagged(
      Request request, byte[] body, String name, String type, String control) {
    String tag = '"' + name + '"';
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Cache-Control", control);
    headers.put("ETag", tag);
    headers.put("X-Content-Type-Options", "nosniff");
    String known = Objects.requireNonNullElse(request.header("if-none-match"), "");
    return known.contains(tag)
        ? new Response(304, headers, new byte[0])
        : new Response(200, headers, body);
  }

  /** Lets a page load its style sheet and nothing else, and be framed where that is meant. */
  private static Response harmless(Response response, String framedBy) {
    return response
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " form-action 'none'; frame-ancestors "
                + framedBy)
        .with("Referrer-Policy", "no-referrer");
  }
}
