package candor.server.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the mappings of one release open while a crash is told. For one thread. */
final class OpenMappings implements AutoCloseable {

  /** Opens the file of a mapping. */
  interface Opening {
    PackedFile open(Mapping mapping) throws IOException;
  }

  private final List<Mapping> all;
  private final List<Mapping> maps;
  private final Opening opening;
  private final List<PackedFile> files = new ArrayList<>();
  private final Map<String, SourceMap> opened = new HashMap<>();
  private @Nullable List<R8Mapping> classes;

  /** Opens nothing before it is asked for: most stacks are remembered. */
  OpenMappings(List<Mapping> all, Opening opening) {
    this.all = all;
    this.maps = all.stream().filter(one -> one.kind() == Kind.SOURCE_MAP).toList();
    this.opening = opening;
  }

  private PackedFile open(Mapping mapping) throws IOException {
    PackedFile file = opening.open(mapping);
    files.add(file);
    return file;
  }

  List<R8Mapping> classes() throws IOException {
    List<R8Mapping> known = classes;
    if (known == null) {
      known = new ArrayList<>();
      for (Mapping mapping : all) {
        if (mapping.kind() == Kind.R8) {
          known.add(new R8Mapping(open(mapping)));
        }
      }
      classes = known;
    }
    return known;
  }

  /** Returns the map of a generated file, or null. */
  @Nullable SourceMap mapOf(@Nullable String file) throws IOException {
    Mapping picked = file == null ? null : FileNames.pick(maps, Mapping::name, file);
    if (picked == null) {
      return null;
    }
    SourceMap known = opened.get(picked.id());
    if (known == null) {
      known = new SourceMap(open(picked));
      opened.put(picked.id(), known);
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    for (PackedFile file : files) {
      file.close();
    }
  }
}
