package candor.server;

import candor.server.mapping.BadMapping;
import candor.server.mapping.Kind;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Keeps the symbol files of releases. May run beside a server, which sees the change within
 * seconds.
 *
 * @param verb {@code add}, {@code list} or {@code remove}
 * @param command what was said
 * @param clock tells the time
 */
record SymbolsCommand(String verb, ParseResult command, Clock clock) {

  static CommandSpec spec() {
    CommandSpec spec = Verbs.described("Keeps mapping files, by which crashes get original names.");
    CommandSpec add = KeptVerbs.ofApp("Takes mappings of R8 and source maps of one release.");
    option(add, "--release", "VERSION", "The version of the app.", true);
    option(add, "--kind", "KIND", "r8 or sourcemap (default: by what the file holds).", false);
    option(
        add,
        "--name",
        "NAME",
        "The generated file that a map belongs to (default: FILE without .map).",
        false);
    add.addPositional(several("FILE", Path.class, "A mapping.txt or a source map; also gzipped."));
    spec.addSubcommand("add", add);
    CommandSpec list = KeptVerbs.ofApp("Shows what is kept.");
    option(list, "--release", "VERSION", "Only of that version.", false);
    spec.addSubcommand("list", list);
    CommandSpec remove = KeptVerbs.ofApp("Removes what is kept.");
    remove.addPositional(several("ID", String.class, "An id, as the list shows it."));
    spec.addSubcommand("remove", remove);
    return spec;
  }

  private static void option(
      CommandSpec spec, String name, String label, String what, boolean required) {
    spec.addOption(Verbs.option(name, label, what).type(String.class).required(required).build());
  }

  private static PositionalParamSpec several(String label, Class<?> type, String what) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity("1..*")
        .type(List.class)
        .auxiliaryTypes(type)
        .description(what)
        .build();
  }

  static SymbolsCommand of(ParseResult command, Clock clock) {
    return new SymbolsCommand(command.commandSpec().name(), command, clock);
  }

  int run(PrintStream out) throws Stop {
    Path data = command.matchedOptionValue("--data", Settings.DEFAULT_DATA);
    String app = command.matchedOptionValue("--app", "");
    try {
      checkApp(data, app);
      var shelf = MappingShelf.open(data.resolve("symbols"), clock);
      return switch (verb) {
        case "add" -> add(shelf, app, out);
        case "list" -> list(shelf, app, out);
        default -> remove(shelf, app, out);
      };
    } catch (IOException e) {
      throw Stop.failed("--data %s cannot be used: %s".formatted(data, DataDirectory.reason(e)));
    }
  }

  private static void checkApp(Path data, String app) throws Stop, IOException {
    if (!Files.isDirectory(data)) {
      throw Stop.failed(
          "--data %s is not a directory; name the one that the server uses".formatted(data));
    }
    var registry = FileRegistry.open(data);
    if (registry.app(app) == null) {
      String others =
          registry.apps().stream().map(Registry.App::id).collect(Collectors.joining(", "));
      throw Stop.failed(
          "--app %s is not in %s; %s"
              .formatted(app, data, others.isEmpty() ? "no app is" : "there are: " + others));
    }
  }

  private int add(MappingShelf shelf, String app, PrintStream out) throws Stop, IOException {
    List<Path> files = command.matchedPositionalValue(0, List.of());
    String name = command.matchedOptionValue("--name", "");
    if (!name.isEmpty() && files.size() > 1) {
      throw Stop.usage("--name belongs to one file; name the others by commands of their own");
    }
    for (Path file : files) {
      Mapping kept = add(shelf, app, file, name.isEmpty() ? fileName(file) : name);
      out.printf(
          "%s  %s %s, %s (%,d bytes kept of %,d)%n",
          kept.id(), kept.release(), kept.kind().word(), kept.name(), kept.kept(), kept.received());
    }
    out.println("A running server shows and groups the crashes of that release anew in seconds.");
    return 0;
  }

  private static String fileName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private Mapping add(MappingShelf shelf, String app, Path file, String name)
      throws Stop, IOException {
    String word = command.matchedOptionValue("--kind", "");
    Kind kind = Kind.of(word);
    if (kind == null && !word.isEmpty()) {
      throw Stop.usage("--kind must be r8 or sourcemap");
    }
    String release = command.matchedOptionValue("--release", "");
    try (InputStream in = open(file)) {
      return shelf.add(app, new MappingShelf.Wanted(release, kind, name), in);
    } catch (BadMapping e) {
      throw Stop.failed("%s: %s".formatted(file, e.sentence()));
    }
  }

  private static InputStream open(Path file) throws Stop {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw Stop.failed("%s cannot be read: %s".formatted(file, DataDirectory.reason(e)));
    }
  }

  private int list(MappingShelf shelf, String app, PrintStream out) {
    String release = command.matchedOptionValue("--release", "");
    for (Mapping kept : shelf.all(app)) {
      if (release.isEmpty() || MappingShelf.spellings(kept.release()).contains(release)) {
        out.printf(
            "%s  %-12s %-9s %s, of %s%n",
            kept.id(), kept.release(), kept.kind().word(), kept.name(), kept.added());
      }
    }
    return 0;
  }

  private int remove(MappingShelf shelf, String app, PrintStream out) throws Stop, IOException {
    List<String> ids = command.matchedPositionalValue(0, List.of());
    for (String id : ids) {
      if (!shelf.remove(app, id)) {
        throw Stop.failed(
            "nothing of the id \"%s\" is kept of that app; candor symbols list shows the ids"
                .formatted(id));
      }
      out.println("removed " + id);
    }
    return 0;
  }
}
