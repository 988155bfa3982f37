package candor.server.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups what the store finds as records. Immutable values. */
public final class Findings {

  private Findings() {}

  /** Names a part of a division. */
  public enum Part {
    /** Events with one of the values that are told apart. */
    NAMED,
    /** Events with any other value. */
    REST,
    /** Events without a value. */
    WITHOUT,
    /** All events, because nothing was divided. */
    WHOLE
  }

  /**
   * Is one step of a path.
   *
   * @param installs how many came so far
   * @param median the usual milliseconds until the next step of those that took it, or null
   */
  public record Step(long installs, @Nullable Double median) {}

  /**
   * Is the path of those with one value.
   *
   * @param value the value at their first step, or the empty string for all
   * @param steps one per step
   */
  public record Walk(String value, List<Step> steps) {
    /** Copies the steps. */
    public Walk {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Is how far installs came along a path.
   *
   * @param whole all of them
   * @param parts those with each value, the most frequent first; empty when nothing was divided
   */
  public record Paths(Walk whole, List<Walk> parts) {
    /** Copies the parts. */
    public Paths {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Says where the numbers of one interval or one value lie.
   *
   * @param interval which interval, from 0
   * @param value the value, or the empty string when nothing was divided
   * @param count how many numbers there are
   * @param sum all of them together
   * @param quantiles one per share that was asked for
   */
  public record Quantiles(
      int interval, String value, long count, double sum, List<Double> quantiles) {
    /** Copies the quantiles. */
    public Quantiles {
      quantiles = List.copyOf(quantiles);
    }
  }

  /**
   * Says how an event was taken up.
   *
   * @param event its name
   * @param users how many had it
   * @param events how often it happened
   * @param fresh how many had it for the first time ever
   * @param repeated how many had it in more than one interval
   */
  public record Use(String event, long users, long events, long fresh, long repeated) {}

  /**
   * Is how many of those first seen in one week came back in another, by their own claim.
   *
   * @param interval the interval of the claim, from 0
   * @param cohort the week of their first use, such as {@code 2026-W40}
   * @param count how many
   */
  public record Returned(int interval, String cohort, long count) {}

  /**
   * Says how numbers are spread.
   *
   * @param count how many there are, at least one
   * @param least the least of them
   * @param greatest the greatest of them
   * @param sum all of them together
   * @param quantiles one per share that was asked for, between neighbours where need be
   * @param width how wide a bin is; the first begins at the least number
   * @param bins how many fall into each; the last holds everything above its start
   */
  public record Spread(
      long count,
      double least,
      double greatest,
      double sum,
      List<Double> quantiles,
      double width,
      List<Long> bins) {
    /** Copies the lists. */
    public Spread {
      quantiles = List.copyOf(quantiles);
      bins = List.copyOf(bins);
    }
  }

  /**
   * Is one figure.
   *
   * @param interval which interval, from 0
   * @param part which part of the division
   * @param value the value of the property, empty unless the part is named
   * @param count the figure
   */
  public record Cell(int interval, Part part, String value, long count) {}

  /**
   * Is one value of a property with its frequency.
   *
   * @param value the value as text
   * @param count the measure of the events with it
   */
  public record Ranked(String value, long count) {}

  /**
   * Is what devices counted for themselves.
   *
   * @param interval which interval, from 0
   * @param part which part of the division
   * @param value the value of the property, empty unless the part is named
   * @param days marks of a first use of a day
   * @param weeks marks of a first use of a week
   * @param months marks of a first use of a month
   * @param newcomers marks of a first use of a week that is the week of the install's first use
   */
  public record MarkCell(
      int interval, Part part, String value, long days, long weeks, long months, long newcomers) {}

  /**
   * Is what was kept out in a quarter of an hour.
   *
   * @param quarter the start of the quarter in UTC
   * @param event a planned name or {@code unplanned}
   * @param field a planned name, {@code unplanned} or empty
   * @param reason the reason's code
   * @param count how often
   */
  public record Kept(Instant quarter, String event, String field, String reason, long count) {}

  /**
   * Is one event as stored.
   *
   * @param at when it happened
   * @param event its name
   * @param values its values as text, by planned name
   */
  public record Seen(Instant at, String event, Map<String, String> values) {
    /** Copies the values and keeps their order. */
    public Seen {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Is what is remembered of an install.
   *
   * @param counters the planned counters that were raised
   * @param properties the planned person properties that were written, as text
   */
  public record Person(Map<String, Long> counters, Map<String, String> properties) {
    /** Copies the maps. */
    public Person {
      counters = Map.copyOf(counters);
      properties = Map.copyOf(properties);
    }

    /**
     * Returns one counter.
     *
     * @param name its planned name
     * @return its value, 0 when it was never raised
     */
    public long counter(String name) {
      return counters.getOrDefault(name, 0L);
    }

    /**
     * Returns one property.
     *
     * @param name its planned name
     * @return its value as text, or null when it was never written
     */
    public @Nullable String property(String name) {
      return properties.get(name);
    }
  }
}
