package candor.server.mapping;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a file of either kind into the form that is kept. Immutable.
 *
 * @param release the version of the app
 * @param wanted what was said of the file
 * @param now when it came
 */
record Reading(String release, MappingShelf.Wanted wanted, Instant now) {

  private static final String DEFAULT_NAME = "mapping.txt";

  /** File systems allow 255 bytes. */
  static final int LONGEST_NAME = 200;

  private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

  /** A debug id is a UUID, written in one way or another. */
  private static final String DEBUG_ID = "[0-9A-Fa-f-]{1,64}";

  /** Writes everything, and returns the label that stands at the end. */
  Label read(Bounded in, PackedOutput out) throws IOException {
    int first = in.first();
    if (first < 0) {
      throw new BadMapping("the file is empty");
    }
    Kind kind = first == '{' || first == ')' ? Kind.SOURCE_MAP : Kind.R8;
    if (wanted.kind() != null && wanted.kind() != kind) {
      throw new BadMapping(
          "kind: the file looks like %s; name that, or send another file".formatted(kind.word()));
    }
    Label label = kind == Kind.R8 ? classes(in, out) : script(in, out);
    label.write(out);
    return label;
  }

  private Label classes(Bounded in, PackedOutput out) throws IOException {
    var reader = new R8Reader(in, out);
    reader.read();
    String name = FileNames.last(wanted.name().strip());
    return label(Kind.R8, name.isEmpty() ? DEFAULT_NAME : name, "", in, reader.finish());
  }

  private Label script(Bounded in, PackedOutput out) throws IOException {
    var reader = new SourceMapReader(in, new Segments(out));
    reader.read();
    String said = wanted.name().isBlank() ? reader.file() : wanted.name().strip();
    String name = FileNames.last(said);
    name = name.endsWith(".map") ? name.substring(0, name.length() - 4) : name;
    if (name.isEmpty()) {
      throw new BadMapping(
          "name: the map does not tell which file it belongs to; name that, such as app.js");
    }
    String debugId = reader.debugId().matches(DEBUG_ID) ? reader.debugId() : "";
    return label(Kind.SOURCE_MAP, name, debugId, in, reader.finish(out));
  }

  private Label label(Kind kind, String name, String debugId, Bounded in, List<Long> places)
      throws BadMapping {
    // It stands on pages and in terminals, also where the file itself tells it.
    String field = wanted.name().isBlank() ? "file" : "name";
    if (name.length() > LONGEST_NAME) {
      throw JsonText.bad(field + ":", "it must have at most %d characters".formatted(LONGEST_NAME));
    }
    if (UNSEEN.matcher(name).find()) {
      throw JsonText.bad(field + ":", "it must have no control or format characters");
    }
    return new Label(release, kind, name, debugId, now, in.count(), places);
  }
}
