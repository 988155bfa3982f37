package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class PatienceTest {

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
}
