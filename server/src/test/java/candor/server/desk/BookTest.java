package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.server.desk.Patience.Unanswered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class BookTest {

  private final Queue<String> answers = new ArrayDeque<>(List.of("busy", "", "1.0.0", "2.0.0"));

  /** Fails as a store does that is still busy. */
  private String answer(String app) {
    String answer = answers.remove();
    if (answer.equals("busy")) {
      throw new IllegalStateException(app + " is busy");
    }
    return answer;
  }

  @Test
  void neitherAFailureNorWhatIsNotWorthItIsKeptAndAnAnswerIs() throws Exception {
    var patience = new Patience(Duration.ofSeconds(20));
    var book = new Book<>(this::answer, (String answer) -> !answer.isEmpty(), patience);

    assertThrows(Unanswered.class, () -> book.about("app").take());
    assertEquals("", book.about("app").take());
    assertEquals("1.0.0", book.about("app").take());
    assertEquals("1.0.0", book.about("app").take());
    assertEquals(1, answers.size());
  }
}
