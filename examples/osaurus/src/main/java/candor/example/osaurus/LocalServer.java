package candor.example.osaurus;

import candor.example.osaurus.telemetry.ServerStarted;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Is the server on this machine, which runs or does not. Safe for use by many threads. */
final class LocalServer implements AutoCloseable {

  /** Answers are made up at once; a few at a time are plenty. */
  private static final int THREADS = 8;

  private final App app;
  private @Nullable HttpServer running;
  private @Nullable ExecutorService threads;

  LocalServer(App app) {
    this.app = app;
  }

  /**
   * Starts, unless it runs already. The change into the running state is told, and nothing else.
   *
   * @param port the port, or 0 for any
   * @return the port on which it listens
   * @throws IOException when the port is taken
   */
  synchronized int start(int port) throws IOException {
    var already = running;
    if (already != null) {
      return already.getAddress().getPort();
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext("/", new HttpApi(app));
    server.start();
    running = server;
    app.telemetry().record(new ServerStarted());
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops, if it runs; it may be started again. */
  synchronized void stop() {
    if (running != null) {
      running.stop(0);
      running = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
    }
  }
}
