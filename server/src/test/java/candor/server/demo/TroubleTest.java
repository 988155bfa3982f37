package candor.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.plan.Firewall;
import candor.plan.Verdict;
import candor.server.crash.ReadableCalls;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Says that what breaks in the demonstration arrives as it is meant. */
final class TroubleTest {

  private static Message.Crash arrived(Trouble trouble) throws Exception {
    var plan = Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan());
    var sender = new Sender(null, null, false, Map.of());
    var sent =
        Reports.crash(new UUID(1, 2), Instant.EPOCH, sender, Map.of("chain", trouble.chain()));
    var admitted = assertInstanceOf(Verdict.Admit.class, Firewall.judge(plan, sent));
    return (Message.Crash) admitted.message();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("DIM-78")
  void everyCallReads(Trouble trouble) throws Exception {
    for (var thrown : ReadableCalls.of(arrived(trouble).chain())) {
      thrown
          .frames()
          .forEach(frame -> assertFalse(frame.function().startsWith("_"), frame::function));
    }
  }

  @Test
  @Tag("DIM-85")
  void thePathInAMessageIsGone() throws Exception {
    String message = arrived(Trouble.GPU).chain().getFirst().message();
    assertEquals("device lost while <path> was read", message);
  }
}
