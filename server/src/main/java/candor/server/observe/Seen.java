package candor.server.observe;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Is what was seen of one app: names, forms and counts. Immutable.
 *
 * @param first the first day on which anything came
 * @param last the last one
 * @param events what came by name; the name is empty for the session summary
 * @param context what rides on events
 * @param moreEvents events whose name is not kept: too many names, or it looks like a value
 * @param crashes crash reports
 * @param feedback messages that people typed
 */
public record Seen(
    LocalDate first,
    LocalDate last,
    Map<String, Group> events,
    Group context,
    long moreEvents,
    long crashes,
    long feedback) {

  /** Is the name under which the fields of session summaries are kept. */
  public static final String SUMMARY = "";

  /** Copies the events in order of their names. */
  public Seen {
    events = Collections.unmodifiableMap(new TreeMap<>(events));
  }

  /**
   * Is what was seen of one event.
   *
   * @param count how often it came
   * @param traits what was seen of its properties, by name
   * @param more properties whose name is not kept
   */
  public record Group(long count, Map<String, Trait> traits, long more) {
    /** Copies the traits in order of their names. */
    public Group {
      traits = Collections.unmodifiableMap(new TreeMap<>(traits));
    }
  }

  /**
   * Is what was seen of one property.
   *
   * @param count how often it had a value
   * @param shapes how often by form
   * @param least the least number of digits before the point, negative below zero
   * @param most the most
   * @param values words that enough senders share, in order
   * @param hidden how often a word came that is not among them
   */
  public record Trait(
      long count, Map<Shape, Long> shapes, int least, int most, List<String> values, long hidden) {
    /** Copies the collections. */
    public Trait {
      shapes = Collections.unmodifiableMap(new TreeMap<>(shapes));
      values = values.stream().sorted().toList();
    }
  }
}
