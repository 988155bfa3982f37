package candor.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the members of an object in the order written. Immutable, so safe for use by many threads.
 *
 * <p>Objects of telemetry are small, so up to {@link #SMALL} members are searched in line, which
 * costs less memory and time than hashing. Larger ones get a {@link HashMap}, whose buckets turn
 * into trees, so that names chosen to collide do not make it quadratic.
 */
final class Members extends AbstractMap<String, Json> {

  /** Members up to which comparing in line beats hashing; measured crossing lies at 8 to 12. */
  private static final int SMALL = 8;

  static final Members EMPTY = new Members(new String[0], new Json[0], null);

  private final String[] names;
  private final Json[] values;
  private final @Nullable Map<String, Json> index;

  private Members(String[] names, Json[] values, @Nullable Map<String, Json> index) {
    this.names = names;
    this.values = values;
    this.index = index;
  }

  /** Takes over both arrays; returns null when a name stands there twice. */
  static @Nullable Members taking(String[] names, Json[] values) {
    if (names.length > SMALL) {
      Map<String, Json> index = new HashMap<>(names.length * 2);
      for (int i = 0; i < names.length; i++) {
        if (index.put(names[i], values[i]) != null) {
          return null;
        }
      }
      return new Members(names, values, index);
    }
    for (int i = 1; i < names.length; i++) {
      for (int j = 0; j < i; j++) {
        if (names[i].equals(names[j])) {
          return null;
        }
      }
    }
    return new Members(names, values, null);
  }

  static Members copyOf(Map<String, Json> map) {
    if (map instanceof Members members) {
      return members;
    }
    String[] names = map.keySet().toArray(new String[0]);
    Json[] values = map.values().toArray(new Json[0]);
    Members members = taking(names, values);
    if (members == null) {
      throw new AssertionError("a map held one name twice");
    }
    return members;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    if (index != null) {
      return index.get(name);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, Json>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, Json>> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Entry<String, Json>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < names.length;
        }

        @Override
        public Entry<String, Json> next() {
          if (next >= names.length) {
            throw new NoSuchElementException();
          }
          return Map.entry(names[next], values[next++]);
        }
      };
    }
  }
}
