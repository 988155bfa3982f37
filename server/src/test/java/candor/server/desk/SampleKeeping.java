package candor.server.desk;

import candor.server.notes.Notes;
import candor.server.observe.Observatory;
import candor.server.people.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Keeps what a desk of a test keeps beside the store. */
final class SampleKeeping {

  private SampleKeeping() {}

  /** Nothing is written there before something is kept. */
  static Keeping in(Path directory, People people) {
    try {
      return new Keeping(
          Observatory.open(directory, SampleRegistry.usual(), SampleDesk.NOON),
          Notes.open(directory.resolve("feedback")),
          Notes.open(directory.resolve("crashes")),
          people);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
