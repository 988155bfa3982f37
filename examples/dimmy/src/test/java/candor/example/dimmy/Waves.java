package candor.example.dimmy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes recordings for tests. Stateless. */
final class Waves {

  private static final int RATE = 8_000;

  private Waves() {}

  /** Writes a file of one channel: a rising tone, then as long a silence. */
  static Path write(Path file, double seconds) throws IOException {
    int samples = (int) (seconds * RATE);
    var all = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    put(all, "RIFF").putInt(36 + 2 * samples);
    put(all, "WAVEfmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    all.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    put(all, "data").putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      all.putShort((short) (i < samples / 2 ? i % 997 + 1 : 0));
    }
    return Files.write(file, all.array());
  }

  private static ByteBuffer put(ByteBuffer all, String word) {
    return all.put(word.getBytes(StandardCharsets.US_ASCII));
  }
}
