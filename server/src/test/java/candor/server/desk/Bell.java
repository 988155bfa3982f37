package candor.server.desk;

import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rings at routes without a socket and takes the answer. */
final class Bell {

  private final Routes routes;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private InetAddress peer = InetAddress.getLoopbackAddress();

  Bell(Routes routes) {
    this.routes = routes;
  }

  Bell with(String lowerCaseName, String value) {
    headers.put(lowerCaseName, value);
    return this;
  }

  Bell from(InetAddress other) {
    peer = other;
    return this;
  }

  Response get(String target) throws Exception {
    return ring("GET", target, "").answer().get(20, TimeUnit.SECONDS);
  }

  Response post(String target, String form) throws Exception {
    return ring("POST", target, form).answer().get(20, TimeUnit.SECONDS);
  }

  Rung ring(String method, String target, String body) throws Exception {
    URI uri = URI.create(target);
    var query = query(uri.getRawQuery());
    for (var route : routes.all()) {
      var names = match(route.pattern(), uri.getPath());
      if (names != null && (route.method().equals("*") || route.method().equals(method))) {
        names.forEach((name, value) -> query.put(":" + name, List.of(value)));
        var rung =
            new Rung(
                new Request(
                    method,
                    uri.getPath(),
                    query,
                    headers,
                    body.getBytes(StandardCharsets.UTF_8),
                    peer));
        route.handler().handle(rung);
        return rung;
      }
    }
    throw new AssertionError("no route for " + target);
  }

  static Map<String, List<String>> query(@Nullable String raw) {
    var query = new LinkedHashMap<String, List<String>>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(decode(parts[0]), k -> new ArrayList<>())
          .add(parts.length < 2 ? "" : decode(parts[1]));
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static @Nullable Map<String, String> match(String pattern, String path) {
    String[] wanted = pattern.split("/", -1);
    String[] given = path.split("/", -1);
    var names = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("**")) {
        return names;
      }
      if (i >= given.length) {
        return null;
      }
      if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
        names.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return null;
      }
    }
    return wanted.length == given.length ? names : null;
  }

  /** Is an exchange that keeps its answer. */
  static final class Rung implements Exchange {

    private final Request request;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();

    Rung(Request request) {
      this.request = request;
    }

    CompletableFuture<Response> answer() {
      return answer;
    }

    CompletableFuture<String> first() {
      return first;
    }

    @Override
    public Request request() {
      return request;
    }

    @Override
    public void answer(Response response) {
      answer.complete(response);
    }

    @Override
    public EventStream stream() {
      return new EventStream() {
        @Override
        public boolean send(String event, String data) {
          sent.add(data);
          first.complete(data);
          return false;
        }

        @Override
        public void close() {
          first.complete("");
        }
      };
    }
  }
}
