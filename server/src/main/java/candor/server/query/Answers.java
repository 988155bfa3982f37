package candor.server.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups the answers as records. Immutable values. */
public final class Answers {

  private Answers() {}

  /**
   * Says what an answer rests on.
   *
   * @param definition how the figure is made, in one readable sentence
   * @param population whom it covers
   * @param identity the identity model: {@code none}, {@code daily} or {@code install}
   * @param exact whether it is exact
   * @param limits what the identity model cannot say here; empty when nothing is missing
   */
  public record Basis(
      String definition, String population, String identity, boolean exact, List<String> limits) {
    /** Copies the list. */
    public Basis {
      limits = List.copyOf(limits);
    }
  }

  /**
   * Answers how a measure developed.
   *
   * @param starts the start of each interval, without gaps
   * @param series one per value of the breakdown (at most ten and {@code other}), or a single one
   * @param basis what it rests on
   */
  public record Trend(List<Instant> starts, List<Series> series, Basis basis) {}

  /**
   * Is one line of a trend.
   *
   * @param name the value of the breakdown, or the measure's name
   * @param values one value per interval
   * @param total the measure over the whole period; for installs not the sum of the values
   */
  public record Series(String name, List<Long> values, @Nullable Long total) {}

  /**
   * Answers how many are active.
   *
   * @param days one per day of the period
   * @param basis what it rests on
   */
  public record Active(List<Day> days, Basis basis) {}

  /**
   * Is one day. A figure that the identity model cannot say is null.
   *
   * @param day the date in the scope's zone
   * @param dau distinct installs of the day
   * @param wau distinct installs of the seven days ending with it
   * @param mau distinct installs of the thirty days ending with it
   * @param fresh installs first seen on it
   * @param returning installs seen on it that had been seen before
   */
  public record Day(
      LocalDate day,
      @Nullable Long dau,
      @Nullable Long wau,
      @Nullable Long mau,
      @Nullable Long fresh,
      @Nullable Long returning) {}

  /**
   * Answers which values are frequent.
   *
   * @param items the most frequent first
   * @param total events in scope that have the property
   * @param different how many different values there are, listed or not
   * @param basis what it rests on
   */
  public record Top(List<Item> items, long total, long different, Basis basis) {}

  /**
   * Is one value with its frequency.
   *
   * @param value the value as text
   * @param events events with it
   * @param installs distinct installs with it, or null when the identity model cannot say
   */
  public record Item(String value, long events, @Nullable Long installs) {}

  /**
   * Answers how events were taken up.
   *
   * @param unit who is counted: {@code installs}, {@code install-days} or {@code sessions}
   * @param active how many were there at all
   * @param uses one per event that happened, the most widely used first
   * @param basis what it rests on
   */
  public record Adoption(String unit, long active, List<Use> uses, Basis basis) {
    /** Copies the list. */
    public Adoption {
      uses = List.copyOf(uses);
    }
  }

  /**
   * Says how one event was taken up. What the identity model cannot say is null.
   *
   * @param event its name
   * @param users how many had it
   * @param events how often it happened
   * @param first how many had it for the first time ever
   * @param repeated how many had it on more than one day
   */
  public record Use(
      String event, long users, long events, @Nullable Long first, @Nullable Long repeated) {}

  /**
   * Answers what was kept out.
   *
   * @param rows by event, field and reason, the most frequent first
   * @param starts the start of each day
   * @param perDay refusals per day
   */
  public record Refused(List<Row> rows, List<Instant> starts, List<Long> perDay) {}

  /**
   * Is one reason to keep something out.
   *
   * @param event a planned name or {@code unplanned}
   * @param field a planned name, {@code unplanned} or empty
   * @param reason the reason's code
   * @param count how often
   */
  public record Row(String event, String field, String reason, long count) {}

  /**
   * Answers what happens now.
   *
   * @param activeNow distinct installs or sessions of the last five minutes
   * @param minutes the start of each of the last thirty minutes
   * @param perMinute events per minute
   * @param latest the latest events, newest first
   */
  public record Live(
      long activeNow, List<Instant> minutes, List<Long> perMinute, List<Seen> latest) {}

  /**
   * Is one event as stored.
   *
   * @param at when it happened
   * @param event its name
   * @param debug whether a developer's build sent it
   * @param values its planned values by property
   */
  public record Seen(Instant at, String event, boolean debug, Map<String, String> values) {}
}
