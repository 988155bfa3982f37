package candor.plan;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by the bytes of a printable ASCII word, without making a string of them. Immutable.
 *
 * <p>Its words come from a plan, never from a client, so nobody can choose them to collide.
 */
final class ByteTable<V> {

  private final byte[][] words;
  private final @Nullable Object[] values;

  private ByteTable(int slots) {
    this.words = new byte[slots][];
    this.values = new Object[slots];
  }

  /** Makes a table; words that JSON writes in more than one way are left out. */
  static <V> ByteTable<V> of(Map<String, V> entries) {
    int slots = Integer.highestOneBit(Math.max(entries.size(), 1)) * 4;
    ByteTable<V> table = new ByteTable<>(slots);
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      byte[] word = PlainText.ascii(entry.getKey());
      if (word != null) {
        int slot = table.slot(word, 0, word.length, hash(word, 0, word.length));
        table.words[slot] = word;
        table.values[slot] = entry.getValue();
      }
    }
    return table;
  }

  /** Mixes the bytes of a word as {@link PlainText#end} does. */
  private static int hash(byte[] word, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + word[i];
    }
    return hash;
  }

  /** Returns what stands under a word whose hash is known, or null. */
  @SuppressWarnings("unchecked") // Only values of this type are put in.
  @Nullable V get(byte[] bytes, int from, int to, int hash) {
    return (V) values[slot(bytes, from, to, hash)];
  }

  private int slot(byte[] bytes, int from, int to, int hash) {
    int mask = words.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    for (byte[] word = words[slot]; word != null; word = words[slot]) {
      if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
