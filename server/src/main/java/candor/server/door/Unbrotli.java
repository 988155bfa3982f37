package candor.server.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/** Undoes Brotli (RFC 7932) within the bounds of {@link Gunzip}. */
final class Unbrotli {

  private static final int STEP_BYTES = 16 << 10;

  /** What encoders use unless they are told otherwise: 4 MiB, which the decoder takes at once. */
  private static final int MOST_WINDOW_BITS = 22;

  private Unbrotli() {}

  static byte[] decode(byte[] sent) throws TurnedAway {
    if (windowBits(sent) > MOST_WINDOW_BITS) {
      throw Problems.tooLarge("A Brotli window may have at most " + MOST_WINDOW_BITS + " bits.");
    }
    long most = Gunzip.most(sent.length);
    var out = new ByteArrayOutputStream(STEP_BYTES);
    var step = new byte[STEP_BYTES];
    try (var stream = new BrotliInputStream(new ByteArrayInputStream(sent))) {
      for (int got = stream.read(step); got >= 0; got = stream.read(step)) {
        out.write(step, 0, got);
        if (out.size() > most) {
          throw Gunzip.growsBeyond();
        }
      }
    } catch (IOException | IllegalStateException e) {
      throw Problems.unreadable("The body is not one whole Brotli stream.");
    }
    return out.toByteArray();
  }

  /** Only windows above 17 bits are told by the lowest four bits, and no smaller ones matter. */
  private static int windowBits(byte[] sent) {
    int told = sent.length > 0 && (sent[0] & 1) == 1 ? sent[0] >> 1 & 7 : 0;
    return 17 + told;
  }
}
