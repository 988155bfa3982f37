package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.server.desk.Patience.Unanswered;
import candor.server.query.ReportQuestioner;
import candor.server.query.ReportQuestioner.First;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReleaseBookTest {

  private final AtomicInteger asked = new AtomicInteger();

  /** Fails the first time, as a store does that is still busy. */
  private Object answer() {
    if (asked.incrementAndGet() == 1) {
      throw new IllegalStateException("busy");
    }
    return List.of(new First("1.0.0", Instant.EPOCH));
  }

  @Test
  void aFailureIsNotKeptAndAnAnswerIs() throws Exception {
    var reports =
        (ReportQuestioner)
            Proxy.newProxyInstance(
                ReportQuestioner.class.getClassLoader(),
                new Class<?>[] {ReportQuestioner.class},
                (proxy, method, arguments) -> answer());
    var book = new ReleaseBook(reports, new Patience(Duration.ofSeconds(20)));

    assertThrows(Unanswered.class, () -> book.firsts("app").take());
    assertEquals("1.0.0", book.firsts("app").take().getFirst().release());
    assertEquals("1.0.0", book.firsts("app").take().getFirst().release());
    assertEquals(2, asked.get());
  }
}
