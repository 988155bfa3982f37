package candor.server.door;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is one envelope: a line of JSON about all of it, then for each item a line of JSON and its
 * payload. Immutable.
 *
 * @param header what the first line says
 * @param items the items in order
 */
record SentryEnvelope(Json.Dictionary header, List<Item> items) {

  /** A client puts two or three together; those who collect sessions send as many at most. */
  private static final int MOST_ITEMS = 100;

  /** The longest that clients write has under 2 kB, with a list of all their integrations. */
  private static final int MOST_HEADER_BYTES = 64 << 10;

  /** Copies the items. */
  SentryEnvelope {
    items = List.copyOf(items);
  }

  /**
   * Is one item.
   *
   * @param type what it says it is
   * @param payload its bytes, not read yet
   */
  record Item(String type, byte[] payload) {}

  static SentryEnvelope of(byte[] plain) throws TurnedAway {
    return new Cursor(plain).envelope();
  }

  /** Goes through the bytes once. For one thread and one use. */
  private static final class Cursor {
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    SentryEnvelope envelope() throws TurnedAway {
      var header = line("The first line of the envelope");
      var items = new ArrayList<Item>();
      for (skipEmptyLines(); at < bytes.length; skipEmptyLines()) {
        if (items.size() == MOST_ITEMS) {
          throw Problems.tooLarge("An envelope may hold at most " + MOST_ITEMS + " items.");
        }
        items.add(item());
      }
      return new SentryEnvelope(header, items);
    }

    private Item item() throws TurnedAway {
      var header = line("The header of an item");
      if (!(header.get("type") instanceof Json.Text type)) {
        throw Problems.unreadable("The header of an item must name its \"type\".");
      }
      return new Item(type.value(), payload(header.get("length")));
    }

    private byte[] payload(@Nullable Json length) throws TurnedAway {
      int from = at;
      int to = length == null || length instanceof Json.Nothing ? lineEnd() : from + held(length);
      if (to < bytes.length && bytes[to] != '\n') {
        throw Problems.unreadable("An item is not as long as its \"length\" says.");
      }
      at = Math.min(bytes.length, to + 1);
      return Arrays.copyOfRange(bytes, from, to);
    }

    private int held(Json length) throws TurnedAway {
      if (length instanceof Json.Whole whole
          && whole.value() >= 0
          && whole.value() <= bytes.length - at) {
        return (int) whole.value();
      }
      throw Problems.unreadable("The \"length\" of an item must be that of its payload.");
    }

    private Json.Dictionary line(String what) throws TurnedAway {
      int from = at;
      int to = lineEnd();
      if (to - from > MOST_HEADER_BYTES) {
        throw Problems.tooLarge(what + " may have at most " + MOST_HEADER_BYTES + " bytes.");
      }
      at = Math.min(bytes.length, to + 1);
      try {
        if (JsonReader.read(bytes, from, to, JsonReader.Limits.DEFAULT)
            instanceof Json.Dictionary header) {
          return header;
        }
      } catch (JsonException e) {
        throw Problems.unreadable(what + " is not JSON: " + e.getMessage() + ".");
      }
      throw Problems.unreadable(what + " must be an object.");
    }

    private int lineEnd() {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      return end;
    }

    private void skipEmptyLines() {
      while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
        at++;
      }
    }
  }
}
