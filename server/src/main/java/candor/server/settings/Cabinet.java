package candor.server.settings;

import candor.server.notes.Notes;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Holds everything that maintainers decide on pages.
 *
 * @param proposals the plans that wait to be accepted
 * @param firstPlans the plans of apps that are not here yet
 * @param views the saved views
 * @param remarks the remarks about days
 */
public record Cabinet(
    Proposals proposals, FirstPlans firstPlans, SavedViews views, Remarks remarks) {

  /**
   * Opens the cabinet of a data directory, which need not exist yet.
   *
   * @param data the data directory
   * @param registry knows the apps
   * @param clock tells the time
   * @return the cabinet
   * @throws IOException if a file cannot be read or is damaged; the message names it
   */
  public static Cabinet open(Path data, Registry registry, Clock clock) throws IOException {
    Path notes = data.resolve("notes");
    return new Cabinet(
        Proposals.open(data.resolve("proposals"), registry, clock),
        FirstPlans.open(data.resolve("proposals"), registry, clock),
        new SavedViews(Notes.open(notes.resolve("views"))),
        new Remarks(Notes.open(notes.resolve("remarks"))));
  }
}
