package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Serves the style sheet and the scripts under addresses that hold their hash, so that browsers
 * never ask twice. Immutable.
 */
final class Assets {

  /** Enough of the hash that two versions never share an address. */
  private static final int HASH_DIGITS = 12;

  private final Map<String, Asset> byName = new HashMap<>();
  private final Screen.Files files;

  /**
   * Is one file.
   *
   * @param hash the start of its hash
   * @param type its media type
   * @param plain its bytes
   * @param gzip its bytes, compressed
   */
  private record Asset(String hash, String type, byte[] plain, byte[] gzip) {}

  Assets() {
    this.files =
        new Screen.Files(
            load("desk.css", "text/css; charset=utf-8"),
            load("more.css", "text/css; charset=utf-8"),
            load("desk.js", "text/javascript; charset=utf-8"),
            load("live.js", "text/javascript; charset=utf-8"));
  }

  Screen.Files files() {
    return files;
  }

  void addTo(Guard guard) {
    guard.anyone("GET", "/assets/{hash}/{name}", Routes.Lane.LOOP, Assets.this::answer);
  }

  private Link load(String name, String type) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      byte[] plain = Objects.requireNonNull(in, name).readAllBytes();
      String hash =
          Secret.hash(new String(plain, StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
      byName.put(name, new Asset(hash, type, plain, Html.gzip(plain)));
      return Link.to("assets", hash, name);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar holds " + name, e);
    }
  }

  private void answer(Exchange exchange) {
    exchange.answer(answer(exchange.request()));
  }

  private Response answer(Request request) {
    var asset = byName.get(Objects.requireNonNullElse(request.parameter(":name"), ""));
    if (asset == null || !asset.hash().equals(request.parameter(":hash"))) {
      return Response.text(404, "text/plain; charset=utf-8", "There is no such file.\n");
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", asset.type());
    headers.put("Cache-Control", "public, max-age=31536000, immutable");
    headers.put("ETag", '"' + asset.hash() + '"');
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Vary", "Accept-Encoding");
    if (('"' + asset.hash() + '"').equals(request.header("if-none-match"))) {
      return new Response(304, headers, new byte[0]);
    }
    if (!Html.takesGzip(request)) {
      return new Response(200, headers, asset.plain());
    }
    headers.put("Content-Encoding", "gzip");
    return new Response(200, headers, asset.gzip());
  }
}
