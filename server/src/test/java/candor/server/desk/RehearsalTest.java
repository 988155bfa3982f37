package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.query.Questioner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Says that the questions of pages are asked before a person asks them. */
final class RehearsalTest {

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  /** Notes which questions are asked, and answers them; when events began is asked by trends. */
  private Questioner noting(Questioner answering) {
    return (Questioner)
        Proxy.newProxyInstance(
            Questioner.class.getClassLoader(),
            new Class<?>[] {Questioner.class},
            (proxy, method, args) -> {
              // That is remembered from one look to the next.
              if (!method.getName().equals("trend")) {
                asked.add(method.getName());
              }
              try {
                return method.invoke(answering, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void pagesAreLookedAtOnceADay() {
    var registry = SampleRegistry.usual();
    var questions = noting(new SamplePast(registry, clock));
    var sources = SampleDesk.sources(registry, questions, new SampleReports());
    var options = DeskOptions.at(() -> URI.create("http://127.0.0.1:8787"));
    try (var desk = new Desk(options, sources, Access.open(), clock)) {
      desk.rehearse();
      assertTrue(asked.contains("top") && asked.contains("active"), asked::toString);
      int once = asked.size();

      now = now.plus(Duration.ofHours(11));
      desk.rehearse();
      assertEquals(once, asked.size());

      now = now.plus(Duration.ofHours(2));
      desk.rehearse();
      assertEquals(2 * once, asked.size());
    }
  }
}
