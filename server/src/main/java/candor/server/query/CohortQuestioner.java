package candor.server.query;

import candor.plan.Plan;
import candor.server.store.Store;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about how things went on: who came back, who got how far, how long it took.
 * Safe for use by many threads.
 */
public interface CohortQuestioner {

  /** The shares of the numbers that a {@link Spread} tells. */
  List<Double> SHARES = List.of(0.5, 0.75, 0.9, 0.95, 0.99);

  /**
   * Answers who came back.
   *
   * @param cohorts one per day, week or month, in order
   * @param basis what it rests on
   */
  record Retention(List<Cohort> cohorts, Answers.Basis basis) {
    /** Copies the list. */
    public Retention {
      cohorts = List.copyOf(cohorts);
    }
  }

  /**
   * Is everybody who was first seen in one period.
   *
   * @param start when the period began
   * @param active how many of them were there in it and in each later period
   */
  record Cohort(Instant start, List<Long> active) {
    /** Copies the list. */
    public Cohort {
      active = List.copyOf(active);
    }
  }

  /**
   * Answers who got how far.
   *
   * @param steps one per step
   * @param parts the same for each value, where it was asked for
   * @param basis what it rests on
   */
  record Funnel(List<Step> steps, List<Part> parts, Answers.Basis basis) {
    /** Copies the lists. */
    public Funnel {
      steps = List.copyOf(steps);
      parts = List.copyOf(parts);
    }
  }

  /**
   * Is the question who got how far.
   *
   * @param steps two to eight names of events, each with {@code :PROPERTY=VALUE} where only such an
   *     event counts
   * @param window how long after the first step the others may come
   * @param by the property of the first step to break down by, or the empty string
   */
  record FunnelOf(List<String> steps, Duration window, String by) {
    /** Copies the list. */
    public FunnelOf {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Is a funnel of those with one value.
   *
   * @param value the value at their first step
   * @param steps one per step
   */
  record Part(String value, List<Step> steps) {
    /** Copies the list. */
    public Part {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Is one step.
   *
   * @param event the name of its event, with its condition
   * @param installs how many got here
   * @param medianMillis the usual time until the next step, or null when nobody took it
   */
  record Step(String event, long installs, @Nullable Long medianMillis) {}

  /**
   * Answers how numbers are spread.
   *
   * @param count how many there are
   * @param least the least, or null when there is none
   * @param greatest the greatest, or null when there is none
   * @param sum all of them together, or null when there is none
   * @param percentiles one per {@link #SHARES}, or empty when there is none
   * @param bins how many lie where, without gaps
   * @param basis what it rests on
   */
  record Spread(
      long count,
      @Nullable Double least,
      @Nullable Double greatest,
      @Nullable Double sum,
      List<Double> percentiles,
      List<Bin> bins,
      Answers.Basis basis) {
    /** Copies the lists. */
    public Spread {
      percentiles = List.copyOf(percentiles);
      bins = List.copyOf(bins);
    }
  }

  /**
   * Is one bar of a histogram.
   *
   * @param from the first number that belongs to it
   * @param to where the next one begins; of the last one, the greatest number
   * @param count how many lie in it
   */
  record Bin(double from, double to, long count) {}

  /**
   * Answers where numbers lie, by interval or by value.
   *
   * @param starts the start of each interval, or nothing where values were asked for
   * @param bands one per interval, or per value the most frequent first
   */
  record Bands(List<Instant> starts, List<Band> bands) {
    /** Copies the lists. */
    public Bands {
      starts = List.copyOf(starts);
      bands = List.copyOf(bands);
    }
  }

  /**
   * Says where some numbers lie.
   *
   * @param value of which value, or empty
   * @param count how many there are
   * @param sum all of them together
   * @param percentiles one per {@link #SHARES}, or empty when there is none
   */
  record Band(String value, long count, double sum, List<Double> percentiles) {
    /** Copies the list. */
    public Band {
      percentiles = List.copyOf(percentiles);
    }
  }

  /**
   * Is the question where the numbers of a property lie.
   *
   * @param event the event, or the empty string for all
   * @param property the property
   * @param by the property to break down by, or the empty string for intervals
   * @param interval the length of an interval
   */
  record BandsOf(String event, String property, String by, Questioner.Interval interval) {}

  /**
   * Answers what was counted.
   *
   * @param counters one per planned counter, in the order of the plan
   * @param basis what it rests on
   */
  record Counters(List<Counted> counters, Answers.Basis basis) {
    /** Copies the list. */
    public Counters {
      counters = List.copyOf(counters);
    }
  }

  /**
   * Is one counter.
   *
   * @param name its planned name
   * @param sum how often it was raised
   * @param installs how many raised it, or null when the identity model cannot say
   */
  record Counted(String name, long sum, @Nullable Long installs) {}

  /**
   * Answers who came back.
   *
   * @param scope the part of the data
   * @param period the length of a period: a day, a week or a month
   * @return the answer
   * @throws BadQuestion if the identity model cannot say it or the period is too short
   */
  default Retention retention(Scope scope, Questioner.Interval period) throws BadQuestion {
    return retention(scope, period, null);
  }

  /**
   * Answers who came back, of those of whom something is remembered.
   *
   * @param scope the part of the data
   * @param period the length of a period: a day, a week or a month
   * @param who what must be remembered of an install, or null for all
   * @return the answer
   * @throws BadQuestion if the plan remembers no such thing, or as above
   */
  Retention retention(Scope scope, Questioner.Interval period, @Nullable Holding who)
      throws BadQuestion;

  /**
   * Is what is remembered of an install.
   *
   * @param property the planned name
   * @param value the value
   */
  record Holding(String property, String value) {}

  /**
   * Answers who got how far.
   *
   * @param scope the part of the data
   * @param of what is asked
   * @return the answer
   * @throws BadQuestion if the identity model cannot say it or a step is not in the plan
   */
  Funnel funnel(Scope scope, FunnelOf of) throws BadQuestion;

  /**
   * Answers how many sessions there are and how long they are, in milliseconds.
   *
   * @param scope the part of the data
   * @return the answer
   * @throws BadQuestion if something named is not in the plan
   */
  Spread sessions(Scope scope) throws BadQuestion;

  /**
   * Answers how the numbers of a property are spread.
   *
   * @param scope the part of the data
   * @param event the event, or the empty string for all
   * @param property the property
   * @return the answer
   * @throws BadQuestion if the property holds no numbers or is not in the plan
   */
  Spread percentiles(Scope scope, String event, String property) throws BadQuestion;

  /**
   * Answers where the numbers of a property lie, in each interval or for each of at most ten
   * values.
   *
   * @param scope the part of the data
   * @param of what is asked
   * @return the answer
   * @throws BadQuestion if the property holds no numbers or something named is not in the plan
   */
  Bands bands(Scope scope, BandsOf of) throws BadQuestion;

  /**
   * Answers how events were taken up.
   *
   * @param scope the part of the data
   * @param event the event, or the empty string for each
   * @return the answer
   * @throws BadQuestion if something named is not in the plan
   */
  Answers.Adoption adoption(Scope scope, String event) throws BadQuestion;

  /**
   * Answers what the planned counters counted.
   *
   * @param scope the part of the data
   * @return the answer
   * @throws BadQuestion if something named is not in the plan
   */
  Counters counters(Scope scope) throws BadQuestion;

  /**
   * Answers from a store; its failures come out as {@link UncheckedIOException}.
   *
   * @param store where the events are
   * @param plans the newest plan of an app by its id, or null when there is no such app
   * @param clock tells what has not happened yet
   * @return the questioner
   */
  static CohortQuestioner over(Store store, Function<String, @Nullable Plan> plans, Clock clock) {
    return new StoreCohorts(store, plans, clock);
  }
}
