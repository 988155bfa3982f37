package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Holds the jars that an app carries to a size, so that it cannot creep up unseen. */
final class JarSizeTest {

  /** What was reached, and a hundredth for what is on its way; the goal is 100 kB. */
  private static final long MOST_BYTES = 430_000;

  /** What a jar spends on an entry beside its name, which stands there twice. */
  private static final int ENTRY_BYTES = 30 + 46;

  @Test
  void planAndClientTogetherStayBelowTheirLimit() throws Exception {
    long bytes = bytes(Plan.class) + bytes(Candor.class);

    assertTrue(bytes <= MOST_BYTES, "plan and client are " + bytes + " bytes");
  }

  private static long bytes(Class<?> type) throws IOException, URISyntaxException {
    var home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isRegularFile(home)) {
      return Files.size(home);
    }
    try (Stream<Path> all = Files.walk(home)) {
      long sum = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        int name = home.relativize(file).toString().length();
        sum += ENTRY_BYTES + 2L * name + deflated(Files.readAllBytes(file));
      }
      return sum;
    }
  }

  private static int deflated(byte[] content) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      return deflater.deflate(new byte[content.length + 64]);
    } finally {
      deflater.end();
    }
  }
}
