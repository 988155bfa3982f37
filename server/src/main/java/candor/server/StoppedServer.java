package candor.server;

import candor.plan.Plan;
import candor.server.delivery.Delivery;
import candor.server.log.LogOptions;
import candor.server.log.SegmentLog;
import candor.server.mapping.MappingShelf;
import candor.server.mapping.OriginalNames;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import candor.server.store.EmbeddedStore;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Is the data of a server that does not run: registry, log and store, with everything acknowledged
 * carried into the store. For one thread; closes what it opened, in reverse order.
 */
final class StoppedServer implements AutoCloseable {

  /** A full log takes a few minutes to carry on a small machine. */
  private static final Duration CARRIED_WITHIN = Duration.ofMinutes(15);

  private final Closing closing = new Closing();
  private final FileRegistry registry;
  private final Store store;
  private final SegmentLog log;
  private final Pump pump;

  private StoppedServer(DataDirectory data) throws IOException {
    closing.add("data directory", data);
    boolean opened = false;
    try {
      Path path = data.path();
      registry = FileRegistry.open(path);
      var shelf = MappingShelf.open(path.resolve("symbols"), Clock.systemUTC());
      var originals = new OriginalNames(shelf, this::secrets);
      store =
          closing.add(
              "store", EmbeddedStore.open(path.resolve("store"), StoreOptions.DEFAULT, originals));
      LoadedLibrary.remove();
      log = closing.add("log", SegmentLog.open(path.resolve("log"), LogOptions.defaults()));
      for (Registry.App app : registry.apps()) {
        store.adopt(app.plan());
      }
      pump = closing.add("pump", Pump.start(log, store, registry));
      opened = true;
    } finally {
      if (!opened) {
        closing.close();
      }
    }
  }

  /**
   * Opens the data of a server.
   *
   * @param path the directory that it uses
   * @param instead what to do where it runs, as the end of a sentence
   * @throws Stop if it runs, or its data cannot be used
   */
  static StoppedServer open(Path path, String instead) throws Stop {
    DataDirectory data = DataDirectory.ofStoppedServer(path, instead);
    try {
      var stopped = new StoppedServer(data);
      stopped.carry();
      return stopped;
    } catch (IOException e) {
      throw Stop.failed("--data %s cannot be used: %s".formatted(path, DataDirectory.reason(e)));
    }
  }

  private List<String> secrets(String id) {
    Registry.App app = registry.app(id);
    Plan.Crash planned = app == null ? null : app.plan().crash();
    return planned == null ? List.of() : planned.redaction();
  }

  Store store() {
    return store;
  }

  FileRegistry registry() {
    return registry;
  }

  Registry.App app(String id) throws Stop {
    Registry.App known = registry.app(id);
    if (known == null) {
      String others =
          registry.apps().stream().map(Registry.App::id).collect(Collectors.joining(", "));
      throw Stop.failed(
          "--app %s is not there; %s"
              .formatted(id, others.isEmpty() ? "no app is" : "there are: " + others));
    }
    return known;
  }

  /** Waits until everything acknowledged is in the store. */
  private void carry() throws Stop {
    try {
      pump.tide().await(log.durableEnd(), CARRIED_WITHIN);
    } catch (TimeoutException e) {
      close();
      throw Stop.failed("the store does not take what the log holds; the lines above say why");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw Stop.failed("interrupted while the log was carried into the store");
    }
  }

  /**
   * Puts a delivery through the log into the store, as a door does, so that it happens once
   * whatever dies when, and returns how many rows it erased.
   */
  long deliver(Delivery delivery) throws Stop {
    try {
      var arrival = new Carriage(log, pump.tide()).carry(delivery, CARRIED_WITHIN);
      if (arrival == Carriage.Arrival.DURABLE) {
        throw Stop.failed("the store did not take it yet; the next start of the server does");
      }
      return pump.tide().level().erased();
    } catch (IOException e) {
      throw Stop.failed("the log could not be written; ask again, it may or may not be ordered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.failed("interrupted; the next start of the server goes on");
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
