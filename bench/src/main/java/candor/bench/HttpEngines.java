package candor.bench;

import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Compares HTTP servers with an empty handler: read the whole body, answer 200 with two bytes.
 *
 * <p>Each server runs in a process of its own, so does the load. The processor time of the server's
 * process per request is the figure to trust on a shared machine; the servers take turns, each for
 * all of its rounds.
 */
public final class HttpEngines {

  private static final byte[] ANSWER = {'{', '}'};
  private static final List<String> ENGINES = List.of("candor", "jetty", "jdk");

  /** The kernel counts processor time in ticks of 10 ms on every platform that has /proc. */
  private static final double TICKS_PER_SECOND = 100;

  private HttpEngines() {}

  /**
   * Runs the comparison, or one server of it.
   *
   * @param args nothing, or {@code serve ENGINE}, or {@code rounds seconds}
   * @throws Exception if a server or the load cannot be started
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 2 && "serve".equals(args[0])) {
      System.out.println(serve(args[1]));
      // The parent ends this process.
      Thread.currentThread().join();
    }
    var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    var seconds = args.length > 1 ? args[1] : "4";
    for (var engine : ENGINES) {
      compare(engine, rounds, seconds);
    }
  }

  private static void compare(String engine, int rounds, String seconds) throws Exception {
    var server = java(List.of("-Xmx256m", "-XX:+UseSerialGC"), HttpEngines.class, "serve", engine);
    try (var out = output(server)) {
      var port = out.readLine();
      for (var round = 0; round <= rounds; round++) {
        for (var events : List.of(1, 25)) {
          var line = measure(server, port, events, round == 0 ? "6" : seconds);
          System.out.printf(
              "%-7s %-7s %s%n", engine, round == 0 ? "warm-up" : "round " + round, line);
        }
      }
    } finally {
      server.destroy();
    }
  }

  private static String measure(Process server, String port, int events, String seconds)
      throws Exception {
    var body = Files.createTempFile("body", ".json");
    Files.writeString(body, Bodies.batch(events));
    var before = cpuSeconds(server.pid());
    var load =
        java(
            List.of("-Xmx128m", "-XX:+UseSerialGC"),
            Load.class,
            "port=" + port,
            "path=/v1/events",
            "body=" + body,
            "connections=32",
            "seconds=" + seconds,
            "header=Content-Type:application/json");
    try (var out = output(load)) {
      var json = out.readLine();
      load.waitFor();
      var used = cpuSeconds(server.pid()) - before;
      var answered = Double.parseDouble(json.replaceAll(".*\"answered\":(\\d+).*", "$1"));
      return String.format(
          Locale.ROOT, "events=%d cpu_us_per_request=%.1f %s", events, used / answered * 1e6, json);
    } finally {
      Files.delete(body);
    }
  }

  private static double cpuSeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private static Process java(List<String> options, Class<?> main, String... args)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int serve(String engine) throws Exception {
    return switch (engine) {
      case "candor" -> candor();
      case "jetty" -> jetty();
      case "jdk" -> jdk();
      default -> throw new IllegalArgumentException("engine must be one of " + ENGINES);
    };
  }

  private static int candor() throws IOException {
    var routes =
        new Routes()
            .add(
                new Route(
                    "POST",
                    "/v1/events",
                    Lane.LOOP,
                    e ->
                        e.answer(
                            new Response(
                                200, Map.of("Content-Type", "application/json"), ANSWER))));
    return HttpServer.open(HttpOptions.loopback(0), routes).port();
  }

  private static int jetty() throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new JettyHandler());
    server.start();
    return connector.getLocalPort();
  }

  private static final class JettyHandler extends Handler.Abstract.NonBlocking {

    @Override
    public boolean handle(
        Request request, org.eclipse.jetty.server.Response response, Callback callback) {
      response.getHeaders().put("Content-Type", "application/json");
      Content.Source.consumeAll(
          request,
          Callback.from(
              () -> response.write(true, ByteBuffer.wrap(ANSWER), callback), callback::failed));
      return true;
    }
  }

  private static int jdk() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = com.sun.net.httpserver.HttpServer.create(address, 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", HttpEngines::answer);
    server.start();
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }
}
