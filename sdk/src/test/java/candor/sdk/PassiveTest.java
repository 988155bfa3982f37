package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.typed.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proves that an application does not notice what its client is busy with. */
final class PassiveTest extends AtHome {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  @Tag("SHI-74")
  void recordingGoesOnWhileTheServerHangs() throws Exception {
    server.hang();
    candor.answer("usage", true);
    candor.record(Quill.completed(0));
    var flushing = new Thread(() -> candor.flush(LONG));
    flushing.start();
    while (server.requests() == 0) {
      Thread.onSpinWait();
    }

    // More than the ring holds, while a request is on its way and is not answered.
    for (int i = 0; i < 5_000; i++) {
      candor.record(Quill.completed(i));
    }

    assertEquals(1, server.requests(), "the first is still on its way");
    server.release();
    flushing.join();
  }

  @Test
  @Tag("SHI-74")
  void recordingAndClosingGoOnWhileTheClientIsStuck() throws Exception {
    var stuck = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    var slow = home.open(home.options().random(() -> chance(entered, stuck)));
    slow.record(Quill.completed(0));
    assertTrue(entered.await(20, TimeUnit.SECONDS));

    for (int i = 0; i < 5_000; i++) {
      slow.record(Quill.completed(i));
    }
    long start = System.nanoTime();
    slow.close(Duration.ofMillis(500));
    long took = System.nanoTime() - start;
    stuck.countDown();

    assertTrue(took < LONG.toNanos(), "took " + took);
  }

  @Test
  void whoeverRecordsWithoutPauseDoesNotKeepTheClientFromAllElse() {
    var recorded = new AtomicInteger();
    var busy = new AtomicReference<@Nullable Candor>();
    LongSupplier ids =
        () -> {
          // An id is made for each event that is taken; another event comes each time.
          Candor client = busy.get();
          if (client != null && recorded.incrementAndGet() < 50_000) {
            client.record(Quill.completed(1));
          }
          return 7;
        };
    try (var client = home.open(home.options().random(ids::getAsLong))) {
      busy.set(client);
      client.record(Quill.completed(0));

      client.status();
      int taken = recorded.get();
      recorded.set(50_000);

      assertTrue(taken > 0 && taken < 10_000, "took " + taken);
    }
  }

  /** Makes ids for the client's own thread alone, and not before it may go on. */
  private static long chance(CountDownLatch entered, CountDownLatch goOn) {
    if (Thread.currentThread().getName().equals("candor")) {
      entered.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return 7;
  }

  @Test
  void whatWouldFallAtAFullGateIsNotEvenRead() {
    var read = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      candor.record(Quill.completed(i));
    }
    assertEquals(4, candor.status().waiting());

    for (int i = 0; i < 50; i++) {
      candor.record(counting(read));
      candor.status();
    }

    assertTrue(read.get() < 25, read + " of 50 went the whole way");
    assertEquals(51, candor.status().lost());
  }

  private static Event counting(AtomicInteger read) {
    var event = Quill.completed(1);
    return Quill.event(
        event.place(),
        values -> {
          read.incrementAndGet();
          event.write(values);
        });
  }

  @Test
  void aYesAfterAFullGateLetsTheNextEventPass() throws IOException {
    for (int i = 0; i < 9; i++) {
      candor.record(Quill.completed(i));
    }
    candor.status();

    candor.answer("usage", true);
    candor.record(Quill.completed(77));
    assertTrue(candor.flush(LONG));

    assertTrue(server.next().contains("\"took_ms\":77"));
  }

  @Test
  void aYesOfAnotherProcessIsHeardBehindAFullGate() throws IOException {
    var hasty = home.open(home.options().flushAfter(Duration.ZERO));
    for (int i = 0; i < 9; i++) {
      hasty.record(Quill.completed(i));
    }
    hasty.status();
    candor.answer("usage", true);

    long end = System.nanoTime() + LONG.toNanos();
    while (server.isEmpty() && System.nanoTime() < end) {
      hasty.record(Quill.completed(77));
    }

    assertTrue(server.next().contains("text.completed"));
    hasty.close(LONG);
  }
}
