package candor.server;

import candor.server.custody.Custody.Table;
import candor.server.export.Exports;
import candor.server.export.Form;
import candor.server.query.Scope;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Writes rows of one app while its server is stopped.
 *
 * @param data the data directory
 * @param file where to write, or null for standard output
 * @param wanted what is written
 */
record ExportCommand(Path data, @Nullable Path file, Exports.Wanted wanted) {

  /** Before any app and after any event. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  static ExportCommand of(ParseResult command) throws Stop {
    Form form = Form.of(command.matchedOptionValue("--format", "csv"));
    if (form == null) {
      throw Stop.usage("--format must be csv, jsonl or parquet");
    }
    String mode = command.matchedOptionValue("--mode", "release");
    if (!List.of("release", "debug").contains(mode)) {
      throw Stop.usage("--mode must be release or debug");
    }
    Instant from = day(command, "--from", FIRST);
    Instant to = day(command, "--to", LAST);
    if (!from.isBefore(to)) {
      throw Stop.usage("--to must be later than --from; that day itself is left out");
    }
    var scope =
        new Scope(
            command.matchedOptionValue("--app", ""),
            mode.equals("debug"),
            from,
            to,
            ZoneOffset.UTC,
            List.of());
    return new ExportCommand(
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        command.<@Nullable Path>matchedOptionValue("--out", null),
        new Exports.Wanted(scope, table(command), "", form));
  }

  private static Table table(ParseResult command) throws Stop {
    String word = command.matchedOptionValue("--table", "events");
    for (Table table : Table.values()) {
      if (table.name().toLowerCase(Locale.ROOT).equals(word)) {
        return table;
      }
    }
    throw Stop.usage("--table must be events, marks, crashes, feedback or daily");
  }

  private static Instant day(ParseResult command, String option, Instant otherwise) throws Stop {
    String text = command.matchedOptionValue(option, "");
    try {
      return text.isEmpty()
          ? otherwise
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw Stop.usage(option + " must be a date such as 2026-11-01");
    }
  }

  int run(PrintStream out, PrintStream err) throws Stop {
    String app = wanted.scope().app();
    String instead = "a running server answers GET /api/v1/apps/" + app + "/export";
    try (var stopped = StoppedServer.open(data, instead)) {
      stopped.app(app);
      var exports = Exports.in(data.resolve("scratch"), stopped.store());
      if (file == null) {
        Path made = exports.write(wanted);
        Files.copy(made, out);
        Files.delete(made);
      } else {
        long rows = exports.write(wanted, file.toAbsolutePath());
        err.printf("%d rows in %s%n", rows, file);
      }
      return 0;
    } catch (IOException e) {
      throw Stop.failed("the export cannot be written: " + DataDirectory.reason(e));
    }
  }
}
