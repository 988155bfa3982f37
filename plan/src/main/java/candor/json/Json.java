package candor.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value (RFC 8259). Immutable, so safe for use by many threads.
 *
 * <p>Numbers keep the distinction that plans care about: a {@link Whole} fits a long exactly, any
 * other finite number is a {@link Decimal}.
 */
public sealed interface Json {

  /** Stands for {@code null}. */
  Json NOTHING = new Nothing();

  /** Stands for {@code true}. */
  Json TRUE = new Bool(true);

  /** Stands for {@code false}. */
  Json FALSE = new Bool(false);

  /**
   * Copies members into an immutable map that keeps their order. A map that came out of here before
   * is returned as it is.
   *
   * @param members the members by name
   * @return the copy
   */
  static Map<String, Json> members(Map<String, Json> members) {
    return Members.copyOf(members);
  }

  /**
   * Makes members of names and values that stand at equal places.
   *
   * @param names the names; taken over, so not to be changed any more
   * @param values the values; taken over, so not to be changed any more
   * @return the members in this order
   * @throws IllegalArgumentException when the lengths differ or a name repeats
   */
  static Map<String, Json> members(String[] names, Json[] values) {
    Members members = names.length == values.length ? Members.taking(names, values) : null;
    if (members == null) {
      throw new IllegalArgumentException("members must have distinct names and one value each");
    }
    return members;
  }

  /**
   * Makes members that have the names of others.
   *
   * @param alike the others
   * @param values the values in the order of the names; taken over, so not to be changed any more
   * @return the members
   * @throws IllegalArgumentException when there are more or fewer values than names
   */
  static Map<String, Json> members(Map<String, Json> alike, Json[] values) {
    return Members.copyOf(alike).with(values);
  }

  /** Is the JSON literal {@code null}. */
  record Nothing() implements Json {}

  /**
   * Is a truth value.
   *
   * @param value the truth
   */
  record Bool(boolean value) implements Json {}

  /**
   * Is a number that a long holds exactly and that was written without fraction or exponent.
   *
   * @param value the number
   */
  record Whole(long value) implements Json {}

  /**
   * Is any other finite number.
   *
   * @param value the number, never NaN or infinite
   */
  record Decimal(double value) implements Json {
    /** Refuses numbers that JSON cannot say. */
    public Decimal {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a JSON number must be finite");
      }
    }
  }

  /**
   * Is a string of valid Unicode (no lone surrogates).
   *
   * @param value the text
   */
  record Text(String value) implements Json {}

  /**
   * Is a list.
   *
   * @param items the items in order
   */
  record Array(List<Json> items) implements Json {
    /** Copies the items. */
    public Array {
      items = List.copyOf(items);
    }
  }

  /**
   * Is an object whose members keep the order they were written in.
   *
   * @param members the members by name
   */
  record Dictionary(Map<String, Json> members) implements Json {
    /** Copies the members. */
    public Dictionary {
      members = Members.copyOf(members);
    }

    /**
     * Returns one member.
     *
     * @param name the exact name
     * @return the member, or null when there is none
     */
    public @Nullable Json get(String name) {
      return members.get(name);
    }
  }
}
