package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.everything;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Follows more installs than are listed together, and more at a time than a statement names. */
final class WalkingTest extends StoreFixture {

  private static final int MANY = 5_000;

  private final List<Selection.Step> steps = new ArrayList<>();
  private int messages;

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }

  WalkingTest() {
    step("sent", List.of());
    step("opened", List.of());
  }

  @Test
  void manyInstallsAreFollowedAgainWhenManyCome() throws IOException {
    apply(MANY, i -> message(i, NOON, i % 2 == 0 ? "ui" : "api"));
    assertPath("5000 0", "api 2500 0", "ui 2500 0");

    apply(MANY, i -> i % 4 == 0 ? opened(i, Duration.ofSeconds(1 + i)) : null);
    assertPath("5000 1250", "api 2500 0", "ui 2500 1250");

    apply(8, i -> opened(i, Duration.ofMillis(5)));
    assertPath("5000 1256", "api 2500 4", "ui 2500 1252");

    apply(3, i -> message(MANY + i, NOON, "ui"));
    assertPath("5003 1256", "ui 2503 1252", "api 2500 4");
  }

  @Test
  void theFirstValueInTheAlphabetCountsWhenAnInstallBeginsTwiceAtOnce() throws IOException {
    step("sent", List.of(new Selection.Condition("source", Selection.Operator.IS, List.of("api"))));
    apply(1, i -> message(i, NOON, "ui"));
    apply(1, i -> message(i, NOON, "api"));
    assertPath("1 0 0", "api 1 0 0");
  }

  @Test
  void installsWithoutAValueAreInNoPart() throws IOException {
    apply(2, i -> new Message.Track(id(++messages), "sent", NOON, who(i), Map.of()));
    assertPath("2 0");
    apply(1, i -> opened(i, Duration.ofSeconds(1)));
    assertPath("2 1");
  }

  private void step(String event, List<Selection.Condition> conditions) {
    steps.add(new Selection.Step(event, conditions));
  }

  private static Sender who(int number) {
    return sender(install(number), "mac");
  }

  private Message message(int number, Instant at, String source) {
    return sent(id(++messages), at, who(number), source);
  }

  private Message opened(int number, Duration later) {
    Map<String, Json> props = Map.of("cold_ms", new Json.Whole(1));
    return new Message.Track(id(++messages), "opened", NOON.plus(later), who(number), props);
  }

  private void apply(int count, IntFunction<@Nullable Message> of) throws IOException {
    Message[] all =
        IntStream.range(0, count).mapToObj(of).filter(m -> m != null).toArray(Message[]::new);
    store.apply(List.of(delivery(store.position() + 1, APP, all)));
  }

  private void assertPath(String whole, String... parts) throws IOException {
    var path = new Selection.Path(steps, Duration.ofDays(1), "source", 10);
    Findings.Paths paths = store.courses().path(everything(APP), path);
    assertEquals(whole, counts(paths.whole()));
    assertEquals(
        List.of(parts), paths.parts().stream().map(w -> w.value() + " " + counts(w)).toList());
  }

  private static String counts(Findings.Walk walk) {
    return String.join(
        " ", walk.steps().stream().map(step -> Long.toString(step.installs())).toList());
  }
}
