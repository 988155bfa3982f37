package candor.example.osaurus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * Keeps what the app remembers, in one file; telemetry has files of its own. Safe for use by many
 * threads and processes.
 */
final class Home {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path directory;

  Home(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  State state() throws IOException {
    try {
      State read = GSON.fromJson(Files.readString(file()), State.class);
      return read == null ? State.NEW : read;
    } catch (NoSuchFileException none) {
      return State.NEW;
    } catch (JsonParseException broken) {
      throw new IOException(file() + " cannot be read; repair it or delete it", broken);
    }
  }

  /** Changes what is remembered; one process at a time. */
  synchronized State change(UnaryOperator<State> change) throws IOException {
    Files.createDirectories(directory);
    try (var lock =
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.lock()) {
      assert held.isValid();
      State after = change.apply(state());
      Path fresh = directory.resolve("state.json.new");
      Files.writeString(fresh, GSON.toJson(after));
      Files.move(
          fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return after;
    }
  }

  /** Notes that something happened; returns whether that was the first time on this machine. */
  boolean first(String what) throws IOException {
    if (state().happened().contains(what)) {
      return false;
    }
    var isFirst = new boolean[1];
    change(state -> {
      isFirst[0] = !state.happened().contains(what);
      return state.withHappened(what);
    });
    return isFirst[0];
  }

  private Path file() {
    return directory.resolve("state.json");
  }
}
