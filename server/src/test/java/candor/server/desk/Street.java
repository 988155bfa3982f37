package candor.server.desk;

import candor.server.export.Exports;
import candor.server.http.HttpOptions;
import candor.server.http.HttpServer;
import candor.server.http.Routes;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import candor.server.store.EmbeddedStore;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Serves a desk with a made-up past on a loopback port, and what everybody may see, so that a
 * browser can look at all of it.
 */
final class Street implements AutoCloseable {

  /** Signs in. */
  static final String TOKEN = "token-of-whoever-looks";

  private final HttpServer server;
  private final EmbeddedStore store;

  private Street(HttpServer server, EmbeddedStore store) {
    this.server = server;
    this.store = store;
  }

  static Street open(int port, Registry registry, SamplePast past, Clock clock) throws IOException {
    Path data = Files.createDirectories(Path.of("target", "street-" + UUID.randomUUID()));
    var store = EmbeddedStore.open(data.resolve("store"), StoreOptions.DEFAULT);
    for (Registry.App app : registry.apps()) {
      store.adopt(app.plan());
    }
    var access = Access.guarded(data, TOKEN, Access.Cookies.ANY_SCHEME, clock);
    var people = new SamplePeople("linux");
    var rows = SampleRows.of(store.custody(), id -> Map.of());
    var sources = SampleDesk.sources(registry, past, new SampleReports(), people, rows);
    var routes = new Routes();
    var exports = Exports.in(data.resolve("scratch"), store);
    new CustodyDesk(exports, sources, access, clock).addTo(routes);
    PublicDeskTest.desk().addTo(routes);
    var options = DeskOptions.at(() -> URI.create("http://127.0.0.1:8787"));
    new Desk(options, sources, access, clock).addTo(routes);
    return new Street(HttpServer.open(HttpOptions.loopback(port), routes), store);
  }

  /** Makes a registry of the sample apps, in which others can begin. */
  static FileRegistry apps() throws IOException {
    Path data = Files.createDirectories(Path.of("target", "street-" + UUID.randomUUID()));
    var registry = FileRegistry.open(data);
    for (Registry.App app : SampleRegistry.usual().apps()) {
      registry.adopt(app.plan());
    }
    return registry;
  }

  URI home() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() throws IOException {
    server.close();
    store.close();
  }

  /**
   * Opens a desk to look at until it is ended; for people who work on pages.
   *
   * @param arguments the port, and {@code empty} for an app without a past
   * @throws Exception if the port cannot be had
   */
  public static void main(String[] arguments) throws Exception {
    var registry = apps();
    var clock = Clock.systemUTC();
    var past =
        arguments.length > 1 ? SamplePast.empty(registry, clock) : new SamplePast(registry, clock);
    try (var street = open(Integer.parseInt(arguments[0]), registry, past, clock)) {
      System.err.println(street.home() + ", token " + TOKEN);
      new CountDownLatch(1).await();
    }
  }
}
