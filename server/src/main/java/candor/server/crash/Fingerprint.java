package candor.server.crash;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one number of a crash that all reports of the same trouble share. Stateless.
 *
 * <p>It is made of the kinds of the errors and of the calls that belong to the app, or of the
 * innermost calls when none does, as {@link FrameNames} writes them. What an error says only counts
 * when there is no call to go by.
 */
public final class Fingerprint {

  /** Calls of the app that count: further out lies what started it, which differs. */
  private static final int OWN_CALLS = 6;

  /** Calls that count when none is known to be the app's. */
  private static final int ANY_CALLS = 4;

  private Fingerprint() {}

  /**
   * Makes the number.
   *
   * @param chain what was thrown, then its causes
   * @return 64 bits of a SHA-256
   */
  public static long of(List<Thrown> chain) {
    var told = new StringBuilder();
    for (Thrown thrown : chain) {
      told.append(FrameNames.type(thrown.type())).append('\n');
      var calls = calls(thrown.frames());
      if (calls.isEmpty()) {
        told.append(FrameNames.words(thrown.message())).append('\n');
      }
      calls.forEach(call -> told.append(call).append('\n'));
      told.append('\n');
    }
    return ByteBuffer.wrap(digest(told.toString())).getLong();
  }

  private static List<String> calls(List<Frame> frames) {
    boolean anyOwn = frames.stream().anyMatch(Frame::own);
    int most = anyOwn ? OWN_CALLS : ANY_CALLS;
    var calls = new ArrayList<String>();
    for (Frame frame : frames) {
      String call = FrameNames.call(frame);
      boolean counts = !anyOwn || frame.own();
      // A recursion is the same trouble, however deep it went.
      boolean again = !calls.isEmpty() && calls.get(calls.size() - 1).equals(call);
      if (counts && !again && !call.isEmpty() && calls.size() < most) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
