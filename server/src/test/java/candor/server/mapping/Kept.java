package candor.server.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Puts files of tests on a shelf. */
final class Kept {

  static final String APP = "shop";

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  private Kept() {}

  static MappingShelf shelf(Path directory) throws IOException {
    return MappingShelf.open(directory.resolve("symbols"), NOON);
  }

  /** Keeps one of the files that real tools made; README.md beside them tells how. */
  static Mapping resource(MappingShelf shelf, String release, String file, String name)
      throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Kept.class.getResourceAsStream("/symbols/" + file))) {
      return shelf.add(APP, new MappingShelf.Wanted(release, null, name), in);
    }
  }

  static Mapping text(MappingShelf shelf, String name, String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return shelf.add(APP, new MappingShelf.Wanted("1.0", null, name), in);
  }
}
