package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.server.desk.Patience.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PatienceTest {

  private static final List<Object> ACTIVE = List.of("active", "dimmy");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Runnable> later = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aQuestionThatTookTooLongIsToldToEveryoneWhoWaits() {
    try (var patience = new Patience(Duration.ofMillis(20))) {
      var never = new CountDownLatch(1);
      var waiting =
          patience.start(() -> {
            never.await();
            return "answer";
          });

      assertThrows(Patience.Unanswered.class, waiting::take);
      assertThrows(Patience.Unanswered.class, waiting::take);
    }
  }

  @Test
  void whoeverAsksTheSameWhileItIsWorkedOutSharesTheAnswer() throws Exception {
    try (var patience = patience()) {
      var begun = new CountDownLatch(1);
      Waiting<Integer> first =
          patience.join(
              ACTIVE,
              () -> {
                begun.await();
                return asked.incrementAndGet();
              });
      Waiting<Integer> second = patience.join(ACTIVE, asked::incrementAndGet);
      Waiting<Integer> other =
          patience.join(List.of("active", "osaurus"), () -> asked.addAndGet(10));
      assertEquals(10, other.take());
      begun.countDown();

      assertEquals(11, first.take());
      assertEquals(11, second.take());
    }
  }

  @Test
  void anAnswerIsSharedForAMomentAndThenAskedForAnew() throws Exception {
    try (var patience = patience()) {
      assertEquals(1, patience.join(ACTIVE, asked::incrementAndGet).take());
      nanos.addAndGet(Patience.MOMENT.toNanos() - 1);
      assertEquals(1, patience.join(ACTIVE, asked::incrementAndGet).take());
      nanos.incrementAndGet();
      assertEquals(2, patience.join(ACTIVE, asked::incrementAndGet).take());
    }
  }

  @Test
  void anAnswerIsForgottenAlsoWhenNobodyComes() throws Exception {
    try (var patience = patience()) {
      assertEquals(1, patience.join(ACTIVE, asked::incrementAndGet).take());
      later.forEach(Runnable::run);
      assertEquals(2, patience.join(ACTIVE, asked::incrementAndGet).take());
    }
  }

  @Test
  void whoeverStopsWaitingLeavesTheQuestionToTheOthers() throws Exception {
    try (var patience = new Patience(Duration.ofMillis(200), nanos::get, later::add)) {
      var end = new CountDownLatch(1);
      Callable<Integer> slow =
          () -> {
            end.await();
            return 1;
          };
      Waiting<Integer> first = patience.join(ACTIVE, slow);
      assertThrows(Patience.Unanswered.class, first::take);
      end.countDown();
      assertEquals(1, first.future().get());
    }
  }

  @Test
  void aFailureIsNotSharedWithThoseWhoComeLater() throws Exception {
    try (var patience = patience()) {
      Callable<Integer> broken =
          () -> {
            throw new IOException("broken");
          };
      assertThrows(Patience.Unanswered.class, patience.join(ACTIVE, broken)::take);
      assertEquals(1, patience.join(ACTIVE, asked::incrementAndGet).take());
    }
  }

  private Patience patience() {
    return new Patience(Duration.ofMinutes(1), nanos::get, later::add);
  }
}
