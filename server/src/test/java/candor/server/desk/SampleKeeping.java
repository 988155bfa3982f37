package candor.server.desk;

import candor.server.alert.Alarm;
import candor.server.alert.Alerts;
import candor.server.mapping.MappingShelf;
import candor.server.notes.Notes;
import candor.server.observe.Observatory;
import candor.server.people.People;
import candor.server.registry.Registry;
import candor.server.settings.Cabinet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Keeps what a desk of a test keeps beside the store. */
final class SampleKeeping {

  private SampleKeeping() {}

  /** Nothing is written there before something is kept. */
  static Keeping in(Path directory, People people) {
    return in(directory, SampleRegistry.usual(), people);
  }

  static Keeping in(Path directory, Registry registry, People people) {
    try {
      return new Keeping(
          Observatory.open(directory, registry, SampleDesk.NOON),
          Notes.open(directory.resolve("feedback")),
          Notes.open(directory.resolve("crashes")),
          people,
          Cabinet.open(directory, registry, SampleDesk.NOON),
          new Alarm(
              Alerts.open(directory.resolve("notes")),
              (way, hook, document) -> "",
              "ops@example.org"),
          MappingShelf.open(directory.resolve("symbols"), SampleDesk.NOON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
