package candor.server;

import candor.server.registry.DurableFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers in the data directory how a server is reached, for verbs that run beside it or later.
 *
 * @param file the file
 */
record HomeFile(Path file) {

  /** An address is a line; what is longer was written by somebody else. */
  private static final int MOST_BYTES = 1_000;

  static HomeFile in(Path data) {
    return new HomeFile(data.resolve("address"));
  }

  void write(URI home) throws IOException {
    DurableFile.replace(file, (home + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the address that was written last, or the usual one where none was. */
  URI read() throws IOException {
    URI usual = URI.create("http://" + Settings.DEFAULT_BIND + ":" + Settings.DEFAULT_PORT);
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      return usual;
    }
    try {
      URI told = Settings.address(Files.readString(file).strip());
      return told == null ? usual : told;
    } catch (Stop e) {
      throw new IOException(file + " holds no address; delete it or name one with --address", e);
    }
  }
}
