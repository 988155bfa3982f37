package candor.plan;

import java.util.List;
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
 */
public record Property(
    PropertyType type,
    String what,
    boolean required,
    @Nullable Condition when,
    String sensitivity,
    @Nullable String example,
    @Nullable String since,
    @Nullable String expires) {

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
