package candor.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the collection answers: the app's default dashboard. Immutable.
 *
 * @param kpis single figures
 * @param pillars groups of events under one readable question
 * @param funnels ordered steps
 * @param segments context or event properties that any figure may be cut by
 */
public record Questions(
    List<Kpi> kpis, List<Pillar> pillars, List<Funnel> funnels, List<String> segments) {

  /** Copies the lists. */
  public Questions {
    kpis = List.copyOf(kpis);
    pillars = List.copyOf(pillars);
    funnels = List.copyOf(funnels);
    segments = List.copyOf(segments);
  }

  /**
   * Is a single figure.
   *
   * @param id its short name
   * @param question what it answers, in readable words
   * @param measure {@code dau}, {@code wau}, {@code mau}, {@code new}, {@code sessions}, {@code
   *     events}, {@code installs}, {@code sum}, {@code average}, {@code median}, {@code p95},
   *     {@code share}, {@code ratio} or {@code per_session}
   * @param events the events it reads, each as {@code name} or {@code name:property=value}; for
   *     {@code ratio} and {@code share} the first is the numerator and the rest together the
   *     denominator
   * @param property the property it reads, or null
   * @param by the properties it is usually cut by
   */
  public record Kpi(
      String id,
      String question,
      String measure,
      List<String> events,
      @Nullable String property,
      List<String> by) {
    /** Copies the lists. */
    public Kpi {
      events = List.copyOf(events);
      by = List.copyOf(by);
    }
  }

  /**
   * Groups events under a question.
   *
   * @param id its short name
   * @param question what it answers, in readable words
   * @param events the events that answer it
   */
  public record Pillar(String id, String question, List<String> events) {
    /** Copies the list. */
    public Pillar {
      events = List.copyOf(events);
    }
  }

  /**
   * Is a way through ordered steps.
   *
   * @param id its short name
   * @param question what it answers, in readable words
   * @param steps events in order, each as {@code event} or {@code event:property=value}
   * @param windowDays how many days the way may take
   */
  public record Funnel(String id, String question, List<String> steps, int windowDays) {
    /** Copies the list. */
    public Funnel {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Is one event that a question reads.
   *
   * @param event its name
   * @param property the property that must have the value, or the empty string where none must
   * @param value the value, or the empty string
   */
  public record Picked(String event, String property, String value) {

    /**
     * Reads what a question names.
     *
     * @param text {@code name} or {@code name:property=value}
     * @return its parts
     */
    public static Picked of(String text) {
      int colon = text.indexOf(':');
      int equals = text.indexOf('=', colon + 1);
      return colon < 0 || equals < 0
          ? new Picked(colon < 0 ? text : text.substring(0, colon), "", "")
          : new Picked(
              text.substring(0, colon),
              text.substring(colon + 1, equals),
              text.substring(equals + 1));
    }

    /**
     * Says whether only some of the events count.
     *
     * @return whether a property must have a value
     */
    public boolean isConditional() {
      return !property.isEmpty();
    }
  }
}
