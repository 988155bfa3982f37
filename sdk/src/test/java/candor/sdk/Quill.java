package candor.sdk;

import candor.plan.Plan;
import candor.plan.canonical.CanonicalPlan;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Is a small app for tests: its plan, and events as generated code would make them. */
public final class Quill {

  private Quill() {}

  /** Returns the plan as the app carries it. */
  public static CanonicalPlan canonical() {
    return canonical("", "");
  }

  /** Returns the plan with something else in the place of a part of it. */
  public static CanonicalPlan canonical(String part, String other) {
    return canonical(text -> text.replace(part, other));
  }

  /** Returns the plan, changed; names stay in the order of the file. */
  static CanonicalPlan canonical(UnaryOperator<String> change) {
    try (var in = Objects.requireNonNull(Quill.class.getResourceAsStream("quill.json"))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CanonicalPlan.read(change.apply(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the plan says. */
  public static Plan plan() {
    return canonical().plan();
  }

  /** Makes an event of the given place. */
  public static Event event(int place, Consumer<Values> writer) {
    return new Event() {
      @Override
      public int place() {
        return place;
      }

      @Override
      public void write(Values values) {
        writer.accept(values);
      }
    };
  }

  /** A completion: the second event by name, with its third property. */
  public static Event completed(long tookMillis) {
    return event(1, values -> values.whole(2, tookMillis));
  }

  public static Event moreSeen() {
    return event(0, values -> {});
  }

  public static Event trouble() {
    return event(2, values -> {});
  }

  /** The event that happens once a day, once per install, or once per process. */
  public static Event once(String rule) {
    return event(List.of("day", "install", "process").indexOf(rule) + 3, values -> {});
  }

  public static Event summary(long requests) {
    return summary(requests, 0, 0);
  }

  /** A summary with the first routes of its two lists; the second list may be left out. */
  public static Event summary(long requests, int needed, int routes) {
    return event(
        Event.SUMMARY,
        values -> {
          values.choices(0, IntStream.range(0, needed).toArray());
          values.whole(1, requests);
          if (routes > 0) {
            values.choices(2, IntStream.range(0, routes).toArray());
          }
        });
  }
}
