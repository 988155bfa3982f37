package candor.server.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.tck.Finding.Outcome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that each check fails on the program that sins against it, and on no other. */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
final class SinnersTest {

  @TempDir Path temp;

  @ParameterizedTest(name = "a program that sins against {0} is found by that check alone")
  @EnumSource(Check.class)
  void aSinIsFoundByItsCheckAlone(Check sin) throws Exception {
    var report = Stage.sinner(sin.id());

    String all = ReportForm.TEXT.write(report);
    assertEquals(List.of(sin.id()), Stage.ids(report, Outcome.FAILED), all);
  }

  @Test
  @DisplayName("a program on the client library passes every check")
  void theSaintPasses() throws Exception {
    var crash = Map.of("crash", Act.of(List.of("crash")));

    var report = Stage.saint(temp, crash, EnumSet.allOf(Check.class));

    var every = Stream.of(Check.values()).map(Check::id).toList();
    assertEquals(every, Stage.ids(report, Outcome.PROVED), ReportForm.TEXT.write(report));
  }
}
