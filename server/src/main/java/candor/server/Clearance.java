package candor.server;

import candor.server.mapping.MappingShelf;
import candor.server.registry.Registry;
import candor.server.store.Reported;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes mappings that nobody needs any more: older than the days that crashes of their app are
 * kept, and of a release without a report. A younger one may be there before the first crash.
 *
 * @param registry knows the apps
 * @param shelf keeps the mappings
 * @param releases knows which releases have reports
 * @param clock tells the time
 */
record Clearance(Registry registry, MappingShelf shelf, Releases releases, Clock clock) {

  /** No report is from later; the store counts in milliseconds. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** Knows which releases of an app have reports. */
  interface Releases {
    Set<String> of(String app) throws IOException;
  }

  static Clearance of(Store store, Registry registry, MappingShelf shelf, Clock clock) {
    return new Clearance(
        registry,
        shelf,
        app -> {
          var releases = new HashSet<String>();
          for (Store.Build build : Store.Build.values()) {
            var all = new Reported.Range(app, build, Instant.EPOCH, END);
            for (Reported.Trouble trouble : store.reported().troubles(all)) {
              if (trouble.release() != null) {
                releases.add(trouble.release());
              }
            }
          }
          return releases;
        },
        clock);
  }

  void run() throws IOException {
    for (Registry.App app : registry.apps()) {
      if (!shelf.all(app.id()).isEmpty()) {
        Set<String> reported = releases.of(app.id());
        Duration days = Duration.ofDays(app.plan().retention().crashes());
        Instant before = clock.instant().minus(days);
        shelf.removeIf(
            app.id(),
            one ->
                one.added().isBefore(before)
                    && MappingShelf.spellings(one.release()).stream()
                        .noneMatch(reported::contains));
      }
    }
  }
}
