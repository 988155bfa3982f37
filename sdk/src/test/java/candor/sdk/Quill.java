package candor.sdk;

import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** Is a small app for tests: its plan, and events as generated code would make them. */
public final class Quill {

  private Quill() {}

  /** Returns the plan. */
  public static Plan plan() {
    try (var in = Objects.requireNonNull(Quill.class.getResourceAsStream("quill.json"))) {
      var reading = PlanReader.readJson(in.readAllBytes());
      return Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  public static Event summary(long requests) {
    return event(Event.SUMMARY, values -> values.whole(0, requests));
  }
}
