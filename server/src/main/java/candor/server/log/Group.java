package candor.server.log;

import candor.server.log.EventLog.Confirmation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects the records of one commit. Not safe for use by many threads: the committer guards it.
 */
final class Group {
  private static final System.Logger LOGGER = System.getLogger(Group.class.getName());

  // Direct, because a write from the heap would be copied once more.
  private final ByteBuffer bytes;
  private final List<Confirmation> confirmations = new ArrayList<>();

  Group(int capacity) {
    bytes = ByteBuffer.allocateDirect(capacity);
  }

  boolean fits(int recordBytes) {
    return bytes.remaining() >= Frame.HEADER + recordBytes;
  }

  void add(byte[] record, int sum, Confirmation confirmation) {
    Frame.put(bytes, record, sum);
    confirmations.add(confirmation);
  }

  int size() {
    return bytes.position();
  }

  int records() {
    return confirmations.size();
  }

  /** Completes every frame for its place and returns all bytes, ready to be written. */
  ByteBuffer seal(int commitOffset, long position) {
    int at = 0;
    while (at < size()) {
      at = Frame.seal(bytes, at, commitOffset, position + at);
    }
    return bytes.duplicate().flip();
  }

  /** Tells every caller that its record is durable. */
  void confirm(long position) {
    int at = 0;
    for (Confirmation confirmation : confirmations) {
      at += Frame.HEADER + Frame.length(bytes, at);
      long end = position + at;
      tell(confirmation, heard -> heard.durable(end));
    }
    clear();
  }

  /** Tells every caller that its record is not durable. */
  void fail(IOException cause) {
    for (Confirmation confirmation : confirmations) {
      tell(confirmation, heard -> heard.failed(cause));
    }
    clear();
  }

  // A wall: one caller that throws must not cost the others their answer.
  private static void tell(Confirmation confirmation, Consumer<Confirmation> outcome) {
    try {
      outcome.accept(confirmation);
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "a confirmation threw", e);
    }
  }

  private void clear() {
    bytes.clear();
    confirmations.clear();
  }
}
