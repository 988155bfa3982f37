package candor.server.door;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes zlib (RFC 1950) within the bounds that hold for gzip. No state. */
final class Zlib {

  private static final int PIECE_BYTES = 8 << 10;

  private Zlib() {}

  static byte[] inflate(byte[] sent) throws TurnedAway {
    var inflater = new Inflater();
    try {
      inflater.setInput(sent);
      return inflate(inflater, Gunzip.mostBytes(sent.length));
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private static byte[] inflate(Inflater inflater, long most)
      throws DataFormatException, TurnedAway {
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE_BYTES];
    while (!inflater.finished()) {
      int got = inflater.inflate(piece);
      if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
        throw damaged();
      }
      if (out.size() + got > most) {
        throw Problems.tooLarge("The body grows beyond what its size or the limit allows.");
      }
      out.write(piece, 0, got);
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
