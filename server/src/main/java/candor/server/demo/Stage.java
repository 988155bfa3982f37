package candor.server.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends what the cast has to say, over several connections at once. One thread at a time may direct
 * it.
 */
final class Stage implements AutoCloseable {

  /** Each waits for the disk of the server; so many keep two cores busy meanwhile. */
  private static final int CONNECTIONS = 32;

  private final List<Courier> couriers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder events = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private volatile boolean stopped;

  Stage(URI address) {
    for (int i = 0; i < CONNECTIONS; i++) {
      couriers.add(new Courier(address));
    }
  }

  /** Plays one window for some of the cast and returns when all of it is acknowledged. */
  void play(List<Cast.Role> roles, Window window) throws IOException, InterruptedException {
    var next = new AtomicInteger();
    var parts = new ArrayList<Callable<Void>>();
    for (Courier courier : couriers) {
      parts.add(() -> part(courier, roles, next, window));
    }
    try {
      for (Future<Void> part : threads.invokeAll(parts)) {
        part.get();
      }
    } catch (ExecutionException | RejectedExecutionException e) {
      // Whoever stops the play closes the connections under it.
      if (!stopped) {
        throw new IOException("the server of the demo does not answer", e.getCause());
      }
    }
  }

  private Void part(Courier courier, List<Cast.Role> roles, AtomicInteger next, Window window)
      throws IOException {
    for (int i = next.getAndIncrement(); i < roles.size(); i = next.getAndIncrement()) {
      Cast.Role role = roles.get(i);
      for (Post post : role.life().day(role.install(), window)) {
        if (stopped) {
          return null;
        }
        send(courier, post);
      }
    }
    return null;
  }

  private void send(Courier courier, Post post) throws IOException {
    int status = courier.send(post);
    if (status == 200) {
      events.add(post.events());
    } else {
      turnedAway.increment();
    }
  }

  /** Returns how many messages were acknowledged, refused ones included. */
  long events() {
    return events.sum();
  }

  /** Returns how many requests were turned away as a whole; the demo's own fault. */
  long turnedAway() {
    return turnedAway.sum();
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    threads.shutdownNow();
    for (Courier courier : couriers) {
      courier.close();
    }
  }
}
