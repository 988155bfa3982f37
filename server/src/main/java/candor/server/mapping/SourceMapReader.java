package candor.server.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a source map of revision 3, plain or with sections, and writes its positions and names.
 * What the sources hold is passed over. For one thread and one use.
 */
final class SourceMapReader {

  /** A path or a name that is longer tells nothing more. */
  private static final int LONGEST = 1_000;

  /** Sections are the files that were joined; of more, no tool makes. */
  private static final int MOST_SECTIONS = 100_000;

  private static final String INDEX = "sections";

  private final JsonText json;
  private final Segments segments;
  private final Texts sources = new Texts("sources");
  private final Texts names = new Texts("names");
  private String file = "";
  private String debugId = "";
  private boolean isWhole;

  SourceMapReader(InputStream in, Segments segments) {
    this.json = new JsonText(in);
    this.segments = segments;
  }

  /** Returns the generated file as the map names it, or the empty text. */
  String file() {
    return file;
  }

  String debugId() {
    return debugId;
  }

  /** Reads everything; segments are written on the way. */
  void read() throws IOException {
    json.passGuard();
    map("", Mappings.Offset.NONE);
    if (json.sign() >= 0) {
      throw JsonText.bad("", "goes on behind the end of the map");
    }
    if (!isWhole) {
      throw JsonText.bad("mappings", "is missing; a source map has it, or sections");
    }
  }

  /** Is what one map says before it is known what the whole of it is. */
  private static final class Part {
    final String field;
    final Texts sources;
    String root = "";
    int names;
    List<Mappings> mappings = new ArrayList<>();
    int version;

    Part(String field) {
      this.field = field;
      this.sources = new Texts(field + "sources");
    }
  }

  private void map(String field, Mappings.Offset offset) throws IOException {
    var part = new Part(field);
    json.members(
        field,
        name -> {
          String where = field + name;
          switch (name) {
            case "version" -> part.version = json.whole(where);
            case "file" -> file = text(where, field.isEmpty() ? "" : file);
            case "sourceRoot" -> part.root = text(where, "");
            case "debugId", "debug_id" -> debugId = field.isEmpty() ? text(where, "") : debugId;
            case "sources" -> json.items(where, i -> part.sources.add(text(where, "")));
            case "names" ->
                json.items(
                    where,
                    i -> {
                      names.add(text(where, ""));
                      part.names++;
                    });
            case "mappings" -> {
              var mappings = new Mappings(segments, where, offset);
              json.expect('"', where, "must be a text");
              mappings.read(json);
              part.mappings.add(mappings);
              isWhole = true;
            }
            case INDEX -> sections(where, field);
            default -> json.skip(where);
          }
        });
    finish(part);
  }

  /** Reads a text or null; what stands before it and is to be kept is given. */
  private String text(String where, String kept) throws IOException {
    if (json.sign() == 'n') {
      json.skip(where);
      return kept;
    }
    String text = json.text(where, LONGEST);
    return kept.isEmpty() ? text : kept;
  }

  private void finish(Part part) throws BadMapping {
    if (part.version != 3) {
      throw JsonText.bad(
          part.field + "version", "must be 3; this is no source map of a revision in use");
    }
    for (Mappings mappings : part.mappings) {
      if (mappings.highestSource() >= part.sources.size()) {
        throw lying(part.field, "source", mappings.highestSource(), part.sources.size());
      }
      if (mappings.highestName() >= part.names) {
        throw lying(part.field, "name", mappings.highestName(), part.names);
      }
    }
    sources.addAll(part.sources, source -> SourcePath.of(part.root, source));
  }

  private static BadMapping lying(String field, String what, long number, int size) {
    return JsonText.bad(
        field + "mappings", "names %s %d, and there are %d".formatted(what, number + 1, size));
  }

  private void sections(String where, String field) throws IOException {
    if (!field.isEmpty()) {
      throw JsonText.bad(where, "stands in a section; sections hold plain maps");
    }
    json.items(
        where,
        index -> {
          if (index >= MOST_SECTIONS) {
            throw JsonText.bad(where, "are more than " + MOST_SECTIONS);
          }
          section(where + '[' + index + "].");
        });
  }

  private void section(String field) throws IOException {
    int[] offset = new int[2];
    boolean[] seen = new boolean[1];
    json.members(
        field,
        name -> {
          switch (name) {
            case "offset" -> {
              if (seen[0]) {
                throw JsonText.bad(field + name, "must stand before the map");
              }
              offset(field + name + '.', offset);
            }
            case "map" -> {
              seen[0] = true;
              var base = new Mappings.Offset(offset[0], offset[1], sources.size(), names.size());
              map(field + "map.", base);
            }
            case "url" -> throw JsonText.bad(field + name, "is not followed; put the map there");
            default -> json.skip(field + name);
          }
        });
    if (!seen[0]) {
      throw JsonText.bad(field + "map", "is missing");
    }
  }

  private void offset(String field, int[] offset) throws IOException {
    json.members(
        field,
        name -> {
          switch (name) {
            case "line" -> offset[0] = json.whole(field + name);
            case "column" -> offset[1] = json.whole(field + name);
            default -> json.skip(field + name);
          }
        });
  }

  /** Writes what follows the segments, and returns where the parts are, as a map reads them. */
  List<Long> finish(PackedOutput out) throws IOException {
    long end = out.at();
    segments.writeIndex();
    long sourcesAt = out.at();
    sources.write(out);
    long namesAt = out.at();
    names.write(out);
    return List.of(
        end,
        (long) segments.blocks(),
        sourcesAt,
        (long) sources.size(),
        namesAt,
        (long) names.size());
  }
}
