package candor.server.door;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes zlib (RFC 1950), which HTTP calls deflate, within the bounds of {@link Gunzip}. */
final class Unzlib {

  private static final int STEP_BYTES = 16 << 10;

  private Unzlib() {}

  static byte[] inflate(byte[] sent) throws TurnedAway {
    var inflater = new Inflater();
    try {
      inflater.setInput(sent);
      return inflate(inflater, Gunzip.most(sent.length));
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private static byte[] inflate(Inflater inflater, long most)
      throws DataFormatException, TurnedAway {
    var out = new ByteArrayOutputStream(STEP_BYTES);
    var step = new byte[STEP_BYTES];
    while (!inflater.finished()) {
      int got = inflater.inflate(step);
      if (got == 0 && !inflater.finished()) {
        throw damaged();
      }
      out.write(step, 0, got);
      if (out.size() > most) {
        throw Gunzip.growsBeyond();
      }
    }
    if (inflater.getRemaining() > 0) {
      throw damaged();
    }
    return out.toByteArray();
  }

  private static TurnedAway damaged() {
    return Problems.unreadable("The body is not one whole zlib stream.");
  }
}
