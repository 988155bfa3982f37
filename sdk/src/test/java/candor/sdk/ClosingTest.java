package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClosingTest {

  @ParameterizedTest(name = "of {0} ms {1} are given")
  @CsvSource({"300,285", "2000,1900", "5000,4750", "60000,59750"})
  void aPartOfTheTimeIsLeftForTheMachineToWakeUp(long whole, long given) {
    var closing = new Closing(Duration.ofMillis(whole), () -> 7);

    assertEquals(Duration.ofMillis(given), closing.left());
  }
}
