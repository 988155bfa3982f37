package candor.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the distinct names of an object in the order written. Immutable, so many objects may share
 * one, as the events of a batch do.
 *
 * <p>Objects of telemetry are small, so up to {@link #SMALL} names are searched in line, which
 * costs less memory and time than hashing. More get a {@link HashMap}, whose buckets turn into
 * trees, so that names chosen to collide do not make it quadratic.
 */
final class Names {

  /** Names up to which comparing in line beats hashing; measured crossing lies at 8 to 12. */
  private static final int SMALL = 8;

  static final Names NONE = new Names(new String[0], null);

  private final String[] inOrder;
  private final @Nullable Map<String, Integer> index;

  private Names(String[] inOrder, @Nullable Map<String, Integer> index) {
    this.inOrder = inOrder;
    this.index = index;
  }

  /** Takes over the array; returns null when a name stands there twice. */
  static @Nullable Names taking(String[] names) {
    if (names.length > SMALL) {
      Map<String, Integer> index = new HashMap<>(names.length * 2);
      for (int i = 0; i < names.length; i++) {
        if (index.put(names[i], i) != null) {
          return null;
        }
      }
      return new Names(names, index);
    }
    for (int i = 1; i < names.length; i++) {
      for (int j = 0; j < i; j++) {
        if (names[i].equals(names[j])) {
          return null;
        }
      }
    }
    return new Names(names, null);
  }

  int count() {
    return inOrder.length;
  }

  String at(int place) {
    return inOrder[place];
  }

  /** Returns the place of a name, or -1. */
  int place(@Nullable Object name) {
    if (index != null) {
      Integer place = index.get(name);
      return place == null ? -1 : place;
    }
    for (int i = 0; i < inOrder.length; i++) {
      if (inOrder[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether these names stand in part of an array, in this order. */
  boolean stand(String[] in, int from, int to) {
    return Arrays.equals(inOrder, 0, inOrder.length, in, from, to);
  }
}
