package candor.server;

import candor.server.mapping.MappingShelf;
import candor.server.notes.Note;
import candor.server.notes.Notes;
import candor.server.store.Store;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/**
 * Groups reports anew when the names of their release changed. What was decided about a group goes
 * with its reports, unless something was decided about where they went.
 *
 * @param store holds the reports
 * @param decisions what was decided, by the id of the group
 */
record Regroups(Store store, Notes decisions) implements MappingShelf.Listener {

  @Override
  public long changed(String app, List<String> releases) throws IOException {
    long reports = 0;
    for (Store.Moved moved : store.regroup(app, releases)) {
      reports += moved.reports();
      Note decided = decisions.get(app, HexFormat.of().toHexDigits(moved.from()));
      String to = HexFormat.of().toHexDigits(moved.to());
      if (decided != null && decisions.get(app, to) == null) {
        decisions.put(app, to, decided);
      }
    }
    return reports;
  }
}
