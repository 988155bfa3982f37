package candor.server.desk;

import candor.server.notes.Notes;
import candor.server.observe.Observatory;
import candor.server.query.Questioner;
import candor.server.registry.Registry;
import candor.server.settings.Cabinet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Keeps what a desk of a test keeps beside the store. */
final class SampleKeeping {

  private SampleKeeping() {}

  /** Nothing is written there before something is kept. */
  static Keeping in(Path directory) {
    var registry = SampleRegistry.usual();
    return in(directory, registry, new SamplePast(registry, SampleDesk.NOON));
  }

  static Keeping in(Path directory, Registry registry, Questioner questioner) {
    try {
      return new Keeping(
          Observatory.open(directory, registry, SampleDesk.NOON),
          Notes.open(directory.resolve("feedback")),
          new SamplePeople(),
          Cabinet.open(directory, registry, SampleDesk.NOON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
