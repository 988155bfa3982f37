package candor.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is one planned value.
 *
 * @param type what values it takes
 * @param what what it says, as a readable sentence
 * @param required whether an event without it is refused; a tolerated "leave out" satisfies it
 * @param when the condition under which it may be there (and must, if required), or null
 * @param sensitivity {@code technical}, {@code interaction} or {@code user-typed}
 * @param example an example value as JSON text, or null
 * @param since the app version that introduced it, or null
 * @param expires the ISO date after which it must be renewed, or null
 * @param shares how often values occur, as parts of 1; empty when the plan does not say
 */
public record Property(
    PropertyType type,
    String what,
    boolean required,
    @Nullable Condition when,
    String sensitivity,
    @Nullable String example,
    @Nullable String since,
    @Nullable String expires,
    Map<String, Double> shares) {

  /** Copies the shares. */
  public Property {
    shares = Plan.ordered(shares);
  }

  /**
   * Makes a property whose distribution the plan does not declare.
   *
   * @param type what values it takes
   * @param what what it says
   * @param required whether an event without it is refused
   * @param when the condition under which it may be there, or null
   * @param sensitivity {@code technical}, {@code interaction} or {@code user-typed}
   * @param example an example value as JSON text, or null
   * @param since the app version that introduced it, or null
   * @param expires the ISO date after which it must be renewed, or null
   */
  public Property(
      PropertyType type,
      String what,
      boolean required,
      @Nullable Condition when,
      String sensitivity,
      @Nullable String example,
      @Nullable String since,
      @Nullable String expires) {
    this(type, what, required, when, sensitivity, example, since, expires, Map.of());
  }

  /**
   * Ties a property to the value of another one of the same event.
   *
   * @param property the other property, an enumeration or a truth value
   * @param values the values of it under which this one is allowed ({@code true}/{@code false} for
   *     truth values)
   */
  public record Condition(String property, List<String> values) {
    /** Copies the list. */
    public Condition {
      values = List.copyOf(values);
    }
  }
}
