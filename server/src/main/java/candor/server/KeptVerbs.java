package candor.server;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says which words the verbs about kept data understand. */
final class KeptVerbs {

  private KeptVerbs() {}

  static void addTo(CommandSpec root) {
    root.addSubcommand("export", export());
    root.addSubcommand("erase", erase());
    root.addSubcommand("attest", attest());
    root.addSubcommand("symbols", SymbolsCommand.spec());
    root.addSubcommand(
        "backup", archive("Writes the data of a stopped server into one file.", "--out"));
    root.addSubcommand("restore", archive("Makes a data directory from a backup.", "--from"));
  }

  private static CommandSpec export() {
    CommandSpec spec = ofApp("Writes the rows of one app while its server is stopped.");
    text(spec, "--format", "FORM", "csv, jsonl or parquet (default: csv).");
    spec.addOption(
        Verbs.option("--out", "FILE", "Writes there (default: to standard output).")
            .type(Path.class)
            .build());
    text(spec, "--table", "TABLE", "events, marks, crashes, feedback or daily (default: events).");
    text(spec, "--from", "DATE", "The first day, in UTC (default: the first there is).");
    text(spec, "--to", "DATE", "The first day that is left out (default: none).");
    text(spec, "--mode", "MODE", "release or debug (default: release).");
    return spec;
  }

  private static CommandSpec erase() {
    CommandSpec spec = ofApp("Deletes all rows of one install while its server is stopped.");
    spec.addOption(
        Verbs.option("--install", "UUID", "The install's id, as the app shows it.")
            .type(String.class)
            .required(true)
            .build());
    return spec;
  }

  private static CommandSpec attest() {
    CommandSpec spec = ofApp("Says whether only what the plan holds is stored.");
    spec.addOption(Verbs.flag("--json", "Answers as one JSON object.").build());
    return spec;
  }

  private static CommandSpec archive(String what, String file) {
    CommandSpec spec = Verbs.described(what);
    spec.addOption(data());
    spec.addOption(
        Verbs.option(file, "FILE", "The backup, a ZIP.").type(Path.class).required(true).build());
    return spec;
  }

  static OptionSpec data() {
    return Verbs.option("--data", "DIR", "The directory that the server uses.")
        .type(Path.class)
        .required(true)
        .build();
  }

  static CommandSpec ofApp(String what) {
    CommandSpec spec = Verbs.described(what);
    spec.addOption(data());
    spec.addOption(
        Verbs.option("--app", "ID", "The app.").type(String.class).required(true).build());
    return spec;
  }

  private static void text(CommandSpec spec, String name, String label, String what) {
    spec.addOption(Verbs.option(name, label, what).type(String.class).build());
  }
}
