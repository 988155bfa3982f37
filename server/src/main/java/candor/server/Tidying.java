package candor.server;

import candor.server.notes.Notes;
import candor.server.registry.Registry;
import candor.server.store.Reported;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Forgets what was noted about messages that are gone: swept after their days, or erased.
 *
 * @param registry knows the apps
 * @param notes what was noted, by the id of the message
 * @param messages knows which messages are kept
 */
record Tidying(Registry registry, Notes notes, Messages messages) {

  /** As many as an app can have notes; of more it is not known which are gone. */
  static final int MOST = 10_000;

  /** No message is from later; the store counts in milliseconds. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** Knows which messages are kept. */
  interface Messages {

    /** Returns the ids of an app's messages, {@link #MOST} at most. */
    List<String> of(String app) throws IOException;
  }

  /** Asks a store which messages are kept. */
  static Tidying of(Store store, Registry registry, Notes notes) {
    return new Tidying(
        registry,
        notes,
        app -> {
          var ids = new ArrayList<String>();
          for (Store.Build build : Store.Build.values()) {
            var all = new Reported.Range(app, build, Instant.EPOCH, END);
            store.reported().feedback(all, MOST).forEach(message -> ids.add(message.id()));
          }
          return ids;
        });
  }

  void run() throws IOException {
    for (Registry.App app : registry.apps()) {
      if (!notes.all(app.id()).isEmpty()) {
        var kept = new HashSet<>(messages.of(app.id()));
        if (kept.size() < MOST) {
          notes.removeIf(app.id(), id -> !kept.contains(id));
        }
      }
    }
  }
}
