package candor.server.intake;

import candor.plan.Refusal;
import candor.server.delivery.Delivery;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Is a whole intake over fakes, with a clock that tests turn. */
final class Stand {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final Apps apps = new Apps();
  final MemoryLog log = new MemoryLog();
  final Tally tally = new Tally();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Routes routes = new Routes();
  private InetAddress peer = address("192.0.2.7");

  Stand(Path directory) {
    this(directory, IntakeOptions.unlimited());
  }

  Stand(Path directory, RandomGenerator secrets) {
    this(directory, IntakeOptions.unlimited(), secrets);
  }

  Stand(Path directory, IntakeOptions options) {
    this(directory, options, new Random(7));
  }

  private Stand(Path directory, IntakeOptions options, RandomGenerator secrets) {
    try {
      var identity = DailyIdentity.open(directory, clock, secrets);
      new Intake(apps, log, tally, clock, identity, options).addTo(routes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  void turnTo(Instant next) {
    now.set(next);
  }

  void from(String address) {
    peer = address(address);
  }

  Registry.App app(String model) {
    return apps.known(model + "-app");
  }

  /** Posts a native batch with the right key. */
  Response post(String model, String body) {
    return post(
        "/v1/events",
        Map.of("candor-key", app(model).keys().nativeKey()),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts in the dialect of Aptabase with the right key. */
  Response aptabase(String path, String model, String body) {
    return post(
        path,
        Map.of("app-key", app(model).keys().aptabase(), "user-agent", "Test/1"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  Response post(String path, Map<String, String> headers, byte[] body) {
    return answer(send("POST", path, headers, body));
  }

  static Response answer(AtomicReference<@Nullable Response> answer) {
    Response response = answer.get();
    if (response == null) {
      throw new AssertionError("not answered");
    }
    return response;
  }

  AtomicReference<@Nullable Response> send(
      String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    var query = new HashMap<String, List<String>>();
    for (String pair : mark < 0 ? new String[0] : target.substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
    }
    return send(method, path, query, headers, body);
  }

  AtomicReference<@Nullable Response> send(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      byte[] body) {
    var answer = new AtomicReference<@Nullable Response>();
    for (Routes.Route route : routes.all()) {
      boolean same = route.method().equals(method) || route.method().equals("*");
      var fit = Pattern.compile(route.pattern().replaceAll("\\{\\w+}", "([^/]+)")).matcher(path);
      if (same && fit.matches()) {
        var named = new HashMap<>(query);
        var name = Pattern.compile("\\{(\\w+)}").matcher(route.pattern());
        for (int i = 1; name.find(); i++) {
          named.put(":" + name.group(1), List.of(fit.group(i)));
        }
        var request = new Request(method, path, named, new HashMap<>(headers), body, peer);
        handle(route, new Recorded(request, answer));
        return answer;
      }
    }
    throw new AssertionError("no route for " + method + " " + path);
  }

  private static void handle(Routes.Route route, Exchange exchange) {
    try {
      route.handler().handle(exchange);
    } catch (Exception e) {
      throw new AssertionError("a door let something through", e);
    }
  }

  /** Returns all that was admitted and kept out, as one delivery after the other. */
  List<Delivery> deliveries() {
    return log.deliveries();
  }

  Tally.Figures figures(String model) {
    return tally.snapshot().stream()
        .filter(figures -> figures.app().equals(model + "-app"))
        .findFirst()
        .orElse(new Tally.Figures(model, 0, 0, 0, 0, 0, 0, 0, Map.of()));
  }

  static Refusal refusal(String event, String field, Refusal.Reason reason) {
    return new Refusal(event, field, reason);
  }

  private record Recorded(Request request, AtomicReference<@Nullable Response> first)
      implements Exchange {
    @Override
    public void answer(Response response) {
      first.compareAndSet(null, response);
    }

    @Override
    public EventStream stream() {
      throw new AssertionError("doors never stream");
    }
  }
}
