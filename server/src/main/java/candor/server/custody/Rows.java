package candor.server.custody;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows one after the other. For one thread. */
public interface Rows {

  /** Names the kinds of values. */
  enum Kind {
    /** A {@link java.time.Instant}, to the millisecond. */
    TIME,
    /** A {@link String}. */
    TEXT,
    /** A list of {@link String}. */
    TEXTS,
    /** A {@link Long}. */
    WHOLE,
    /** A {@link Double}. */
    DECIMAL,
    /** A {@link Boolean}. */
    TRUTH
  }

  /**
   * Is one column.
   *
   * @param group what it belongs to: {@code context}, {@code props}, or empty
   * @param name its name within that
   * @param kind what its values are
   */
  record Field(String group, String name, Kind kind) {

    /**
     * Returns the name as it stands in a flat table.
     *
     * @return group and name with a point between, or the name alone
     */
    public String flat() {
      return group.isEmpty() ? name : group + "." + name;
    }
  }

  /**
   * Takes the columns, before any row.
   *
   * @param fields the columns in the order of the values
   * @throws IOException if they cannot be written
   */
  void begin(List<Field> fields) throws IOException;

  /**
   * Takes one row.
   *
   * @param values one per column; the array is used again for the next row
   * @throws IOException if it cannot be written
   */
  void row(@Nullable Object[] values) throws IOException;
}
