package candor.server.door;

import candor.event.Message;
import candor.plan.Firewall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain events of a native batch from its bytes, judged as they are read. For one thread.
 *
 * <p>Plain means as our own client writes them, in any order of the four members. What is not plain
 * is left to the reader of all JSON, so this says nothing about what is allowed.
 */
final class EventScan {

  private static final byte[] ID = "id\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME = "name\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AT = "at\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROPS = "props\":{".getBytes(StandardCharsets.US_ASCII);

  private static final int HAS_ID = 1;
  private static final int HAS_NAME = 2;
  private static final int HAS_AT = 4;
  private static final int HAS_PROPS = 8;
  private static final int HAS_ALL = HAS_ID | HAS_NAME | HAS_AT | HAS_PROPS;

  private final byte[] bytes;
  private final Firewall.Pass pass;
  private final long shiftMillis;
  private @Nullable UUID id;
  private @Nullable Instant time;
  private int after;

  EventScan(byte[] bytes, Firewall.Pass pass, long shiftMillis) {
    this.bytes = bytes;
    this.pass = pass;
    this.shiftMillis = shiftMillis;
  }

  /** Returns the byte after the event read last. */
  int after() {
    return after;
  }

  /** Reads the event that begins at a place; returns null when it is unusual. */
  Message.@Nullable Track read(int from) {
    int has = 0;
    int i = from;
    if (at(i) != '{') {
      return null;
    }
    do {
      int part = at(i + 1) == '"' ? part(i + 2, has) : 0;
      if (part == 0 || (has & part) != 0) {
        return null;
      }
      has |= part;
      i = after;
    } while (at(i) == ',');
    after = i + 1;
    UUID known = id;
    Instant moment = time;
    if (at(i) != '}' || has != HAS_ALL || known == null || moment == null) {
      return null;
    }
    return pass.admit(known, moment);
  }

  /** Reads one member; returns which it was, or 0 for any other. */
  private int part(int from, int has) {
    return switch (at(from)) {
      case 'i' -> stands(ID, from) && id(from + ID.length) ? HAS_ID : 0;
      case 'n' -> stands(NAME, from) && name(from + NAME.length) ? HAS_NAME : 0;
      case 'a' -> stands(AT, from) && time(from + AT.length) ? HAS_AT : 0;
      case 'p' -> {
        boolean named = (has & HAS_NAME) != 0 && stands(PROPS, from);
        yield named && properties(from + PROPS.length - 1) ? HAS_PROPS : 0;
      }
      default -> 0;
    };
  }

  private boolean id(int from) {
    after = from + Ids.LENGTH + 1;
    id = after <= bytes.length && bytes[after - 1] == '"' ? Ids.read(bytes, from) : null;
    return id != null;
  }

  private boolean name(int from) {
    boolean known = pass.name(from);
    after = pass.after();
    return known;
  }

  private boolean properties(int from) {
    boolean kept = pass.properties(from);
    after = pass.after();
    return kept;
  }

  private boolean time(int from) {
    int to = from;
    while (to - from <= Moments.LONGEST_PLAIN && at(to) != '"') {
      to++;
    }
    if (at(to) != '"') {
      return false;
    }
    long millis = Moments.plainMillis(bytes, from, to);
    after = to + 1;
    time = millis == Moments.UNUSUAL ? null : Instant.ofEpochMilli(millis + shiftMillis);
    return time != null;
  }

  private boolean stands(byte[] word, int from) {
    int to = from + word.length;
    return to <= bytes.length && Arrays.equals(bytes, from, to, word, 0, word.length);
  }

  private int at(int place) {
    return place < bytes.length ? bytes[place] : 0;
  }
}
