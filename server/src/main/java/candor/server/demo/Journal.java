package candor.server.demo;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Remembers which story a data directory holds and how far it was told, so that a restart goes on
 * with it instead of telling it twice.
 *
 * @param file where it is kept
 * @param seed from which everything is drawn
 * @param installs how many installs there are on the last day
 * @param span the days of the story as first told
 * @param told up to when everything was sent
 */
record Journal(Path file, long seed, int installs, Span span, Instant told) {

  /** Opens the journal of a directory; where there is none, begins a story that ends now. */
  static Journal open(Path file, DemoOptions options, Instant now) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var span = new Span(last.minusDays(options.days() - 1L), last);
    Instant begin = span.first().atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Journal(file, options.seed(), options.installs(), span, begin);
  }

  /** Writes down that everything up to an instant was sent. */
  Journal toldUntil(Instant until) throws IOException {
    var next = new Journal(file, seed, installs, span, until);
    var json = new JsonWriter().open();
    json.name("seed").number(seed).name("installs").number(installs);
    json.name("first").text(span.first().toString()).name("last").text(span.last().toString());
    json.name("told").text(until.toString()).close();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, json.bytes());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return next;
  }

  private static Journal read(Path file) throws IOException {
    try {
      if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Dictionary json
          && json.get("seed") instanceof Json.Whole seed
          && json.get("installs") instanceof Json.Whole installs
          && json.get("first") instanceof Json.Text first
          && json.get("last") instanceof Json.Text last
          && json.get("told") instanceof Json.Text told) {
        var span = new Span(LocalDate.parse(first.value()), LocalDate.parse(last.value()));
        int count = Math.toIntExact(installs.value());
        return new Journal(file, seed.value(), count, span, Instant.parse(told.value()));
      }
      throw damaged(file);
    } catch (JsonException | DateTimeException | ArithmeticException e) {
      throw damaged(file);
    }
  }

  private static IOException damaged(Path file) {
    return new IOException(file + " is damaged: remove the directory to begin a new story");
  }
}
