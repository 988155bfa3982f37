package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Makes answers of pages, with the headers that keep them harmless. */
final class Html {

  /** Nothing runs, loads or is sent anywhere but from and to this server. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Leaves every tag as the template wrote it. */
  static final HtmlInterceptor AS_IT_IS =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String name, Map<String, Object> attributes, TemplateOutput output) {
          // Nothing to add.
        }

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {
          // Nothing to add.
        }
      };

  private Html() {}

  /** Renders a page. */
  static String text(Consumer<HtmlTemplateOutput> write) {
    var text = new StringOutput();
    write.accept(new OwaspHtmlTemplateOutput(text));
    return text.toString();
  }

  static Response page(Request request, int status, Consumer<HtmlTemplateOutput> write) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "text/html; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Vary", "Cookie, Accept-Encoding");
    byte[] body = text(write).getBytes(StandardCharsets.UTF_8);
    if (!takesGzip(request)) {
      return new Response(status, headers, body);
    }
    headers.put("Content-Encoding", "gzip");
    return new Response(status, headers, gzip(body));
  }

  static Response redirect(String path) {
    return Response.empty(303)
        .with("Location", path)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }

  /** Makes an address with the parameters of a request, as they were chosen. */
  static Link sameQuery(Request request, String... segments) {
    Link link = Link.to(segments);
    for (var parameter : new TreeMap<>(request.query()).entrySet()) {
      if (!parameter.getKey().startsWith(":")) {
        for (String value : parameter.getValue()) {
          link = link.with(parameter.getKey(), value);
        }
      }
    }
    return link;
  }

  static boolean takesGzip(Request request) {
    String accepted = Objects.requireNonNullElse(request.header("accept-encoding"), "");
    String lower = accepted.toLowerCase(Locale.ROOT);
    return lower.contains("gzip") && !lower.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
  }

  static byte[] gzip(byte[] plain) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return packed.toByteArray();
  }
}
