package candor.compile.usage;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Is a generated API by hand: it holds every shape in which an event can be made, also those that
 * the compiler gives to few plans.
 */
final class Api {

  static final Set<String> NAMES =
      Set.of("t/Telemetry", "t/TelemetryEvent", "t/Closed", "t/Opened", "t/Sent", "t/Session");

  private static final String ROOT =
      """
      package t;
      public sealed interface TelemetryEvent extends candor.sdk.typed.Event
          permits Closed, Opened, Sent, Session {}
      """;

  private static final String TELEMETRY =
      """
      package t;
      public final class Telemetry {
        public static final String HASH = "HASH_OF_PLAN";
        private final candor.sdk.typed.Recorder recorder;
        public Telemetry(candor.sdk.typed.Recorder recorder) { this.recorder = recorder; }
        public void record(TelemetryEvent event) { recorder.record(event); }
        public int opened() { record(new Opened()); return 1; }
      }
      """;

  private static final String PLAIN =
      """
      package t;
      public record %s() implements TelemetryEvent {
        public int place() { return %d; }
        public void write(candor.sdk.typed.Values values) {}
      }
      """;

  private static final String VARIANTS =
      """
      package t;
      public sealed interface Sent extends TelemetryEvent {
        default int place() { return 2; }
        default void write(candor.sdk.typed.Values values) {}
        record Local(int count) implements Sent {}
        record Remote(String host) implements Sent {}
        static Count builder() { return new Builder(); }
        interface Count { Build count(int count); }
        interface Build { Sent build(); }
        final class Builder implements Count, Build {
          private int count;
          public Build count(int value) { count = value; return this; }
          public Sent build() { return new Local(count); }
        }
      }
      """;

  private Api() {}

  /** Returns the class that says which plan the rest was generated from. */
  static String telemetry(String hash) {
    return TELEMETRY.replace("HASH_OF_PLAN", hash);
  }

  static Stream<String> events() {
    return Stream.of(
        ROOT,
        VARIANTS,
        PLAIN.formatted("Closed", 0),
        PLAIN.formatted("Opened", 1),
        PLAIN.formatted("Session", -1));
  }
}
