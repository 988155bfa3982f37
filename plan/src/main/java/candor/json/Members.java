package candor.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Holds the members of an object in the order written. Immutable, so safe for many threads. */
final class Members extends AbstractMap<String, Json> {

  static final Members EMPTY = new Members(Names.NONE, new Json[0]);

  private final Names names;
  private final Json[] values;

  /** Takes over the values, one for each name. */
  Members(Names names, Json[] values) {
    this.names = names;
    this.values = values;
  }

  /** Takes over both arrays; returns null when a name stands there twice. */
  static @Nullable Members taking(String[] names, Json[] values) {
    Names distinct = Names.taking(names);
    return distinct == null ? null : new Members(distinct, values);
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

  /** Takes over other values for the same names. */
  Members with(Json[] others) {
    if (others.length != values.length) {
      throw new IllegalArgumentException("members must have one value for each name");
    }
    return new Members(names, others);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    int place = names.place(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return names.place(name) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Json> action) {
    for (int i = 0; i < values.length; i++) {
      action.accept(names.at(i), values[i]);
    }
  }

  @Override
  public Set<Entry<String, Json>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, Json>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Entry<String, Json>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < values.length;
        }

        @Override
        public Entry<String, Json> next() {
          if (next >= values.length) {
            throw new NoSuchElementException();
          }
          return Map.entry(names.at(next), values[next++]);
        }
      };
    }
  }
}
