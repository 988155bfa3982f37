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
   *     {@code share} or {@code ratio}
   * @param events the events it reads; for {@code ratio} and {@code share} the first is the
   *     numerator and the rest together the denominator
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
}
