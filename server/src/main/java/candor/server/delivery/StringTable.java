package candor.server.delivery;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the strings of one record in order of first use, without allocating for each record. For
 * one thread.
 */
final class StringTable {

  /** A table that grew beyond this is thrown away: clearing it would cost every small record. */
  private static final int KEPT_SLOTS = 1 << 12;

  private @Nullable String[] keys = new @Nullable String[256];
  private int[] numbers = new int[256];
  private int[] used = new int[128];
  private int count;

  void clear() {
    if (keys.length > KEPT_SLOTS) {
      keys = new @Nullable String[256];
      numbers = new int[256];
      used = new int[128];
    } else {
      for (int i = 0; i < count; i++) {
        keys[used[i]] = null;
      }
    }
    count = 0;
  }

  /** Returns the number of a string, or -1 after having given it the next one. */
  int numberOrAdd(String text) {
    int slot = slotOf(text);
    if (keys[slot] != null) {
      return numbers[slot];
    }
    keys[slot] = text;
    numbers[slot] = count;
    used[count++] = slot;
    if (count == used.length) {
      grow();
    }
    return -1;
  }

  private int slotOf(String text) {
    int mask = keys.length - 1;
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 15) & mask;
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.equals(text)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    @Nullable String[] oldKeys = keys;
    int[] oldNumbers = numbers;
    int[] oldUsed = used;
    keys = new @Nullable String[oldKeys.length * 2];
    numbers = new int[keys.length];
    used = Arrays.copyOf(oldUsed, keys.length / 2);
    for (int i = 0; i < count; i++) {
      String key = oldKeys[oldUsed[i]];
      if (key != null) {
        int slot = slotOf(key);
        keys[slot] = key;
        numbers[slot] = oldNumbers[oldUsed[i]];
        used[i] = slot;
      }
    }
  }
}
