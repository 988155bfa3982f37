package candor.sdk.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.Quill;
import candor.sdk.typed.Event;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RingTest {

  private static Event numbered(long number) {
    return Quill.event(0, values -> values.whole(0, number));
  }

  @Test
  void eventsComeOutInTheOrderInWhichTheyWentIn() {
    var ring = new Ring(8, 2);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 6; i++) {
        assertTrue(ring.offer(numbered(i), 0, i));
      }
      for (int i = 0; i < 6; i++) {
        var slot = Objects.requireNonNull(ring.peek());
        assertEquals(i, slot.number(0));
        assertEquals(i, slot.atMillis());
        ring.take();
      }
      assertNull(ring.peek());
    }
  }

  @Test
  void aFullRingTakesNothingAndWaitsForNobody() {
    var ring = new Ring(4, 1);
    IntStream.range(0, 4).forEach(i -> assertTrue(ring.offer(numbered(i), 0, 0)));

    assertFalse(ring.offer(numbered(9), 0, 0));

    ring.take();
    assertTrue(ring.offer(numbered(4), 0, 0));
    assertFalse(ring.offer(numbered(9), 0, 0));
  }

  @Test
  void anEventThatThrowsLeavesTheRingUsable() {
    var ring = new Ring(2, 1);
    var broken =
        Quill.event(
            0,
            values -> {
              values.text(0, "half");
              throw new IllegalStateException("planted");
            });

    assertThrows(IllegalStateException.class, () -> ring.offer(broken, 0, 0));

    // The claimed slot is still with nobody; it must not block those behind it for ever.
    assertEquals(0, Objects.requireNonNull(ring.peek()).count());
    ring.take();
    assertTrue(ring.offer(numbered(1), 0, 0));
    assertEquals(1, Objects.requireNonNull(ring.peek()).number(0));
  }

  @Test
  void moreValuesThanPlannedAreLeftOut() {
    var ring = new Ring(2, 1);
    ring.offer(
        Quill.event(
            0,
            values -> {
              values.whole(0, 1);
              values.whole(1, 2);
              values.text(2, "three");
            }),
        0,
        0);

    assertEquals(1, Objects.requireNonNull(ring.peek()).count());
  }

  @Test
  void eachEventOfManyThreadsIsTakenOnceOrRefused() throws InterruptedException {
    var ring = new Ring(64, 1);
    int threads = 4;
    int each = 20_000;
    var refused = new AtomicLong();
    var done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      long base = (long) t * each;
      var writer =
          new Thread(() -> {
            for (int i = 0; i < each; i++) {
              if (!ring.offer(numbered(base + i), 0, 0)) {
                refused.incrementAndGet();
              }
            }
            done.countDown();
          });
      writer.setDaemon(true);
      writer.start();
    }

    var last = new long[threads];
    Arrays.fill(last, -1);
    long taken = 0;
    while (done.getCount() > 0 || ring.peek() != null) {
      var slot = ring.peek();
      if (slot == null) {
        Thread.onSpinWait();
        continue;
      }
      int thread = (int) (slot.number(0) / each);
      assertTrue(slot.number(0) > last[thread], "each thread's own order is kept");
      last[thread] = slot.number(0);
      taken++;
      ring.take();
    }
    assertEquals((long) threads * each, taken + refused.get());
  }
}
