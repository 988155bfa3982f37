package candor.example.dimmy;

import candor.example.dimmy.telemetry.ErrorCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Is a recording of 16-bit samples.
 *
 * @param samples the samples of all channels, in turn
 * @param perSecond how many of them are a second
 */
record Wav(short[] samples, int perSecond) {

  private static final int PCM = 1;
  private static final int BITS = 16;

  /** What fits in memory twice, and is hours of speech. */
  private static final long MOST_BYTES = 256L << 20;

  /** Reads a file. */
  static Wav read(Path file) throws Failure {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Failure(ErrorCategory.TOO_LARGE, file + " is larger than 256 MB");
      }
      return of(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN), file);
    } catch (NoSuchFileException e) {
      throw new Failure(ErrorCategory.NOT_FOUND, file + " does not exist", e);
    } catch (IOException e) {
      throw new Failure(ErrorCategory.PERMISSION, file + " cannot be read", e);
    }
  }

  /** Goes through the chunks of the file: the format stands before the samples. */
  private static Wav of(ByteBuffer in, Path file) throws Failure {
    if (in.remaining() < 12 || !word(in).equals("RIFF") || in.getInt() < 0) {
      throw new Failure(ErrorCategory.CLIENT_ERROR, file + " is no WAV file");
    }
    int perSecond = 0;
    boolean isWave = word(in).equals("WAVE");
    while (isWave && in.remaining() >= 8) {
      String chunk = word(in);
      // A recorder that was cut off announces more than it wrote.
      int length = Math.min(Math.max(0, in.getInt()), in.remaining());
      var content = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      if (chunk.equals("fmt ") && length >= 16) {
        perSecond = rate(content);
      } else if (chunk.equals("data") && perSecond > 0) {
        var samples = new short[length / 2];
        content.asShortBuffer().get(samples);
        return new Wav(samples, perSecond);
      }
      in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
    }
    throw new Failure(ErrorCategory.CLIENT_ERROR, file + " has no samples of 16 bits");
  }

  private static int rate(ByteBuffer format) {
    boolean plain = format.getShort(0) == PCM && format.getShort(14) == BITS;
    long rate = (long) format.getShort(2) * format.getInt(4);
    return plain && rate > 0 && rate <= Integer.MAX_VALUE ? (int) rate : 0;
  }

  private static String word(ByteBuffer in) {
    var letters = new byte[4];
    in.get(letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  double seconds() {
    return (double) samples.length / perSecond;
  }

  /** Returns the recording made louder or softer. */
  Wav louder(double gain) {
    var all = new short[samples.length];
    for (int i = 0; i < all.length; i++) {
      double loud = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i] * gain));
      all[i] = (short) loud;
    }
    return new Wav(all, perSecond);
  }
}
