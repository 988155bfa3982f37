package candor.server.desk;

import candor.plan.Promises;
import candor.server.desk.pages.Screen.Option;
import org.jspecify.annotations.Nullable;

/**
 * Says which cells of a table of cohorts are not told by accident: those of fewer installs than the
 * plan's smallest published group.
 *
 * @param group that smallest group, or 0 where the plan publishes nothing
 * @param exact whether they are asked for all the same
 */
record FewCells(long group, boolean exact) {

  /** By which name an address asks for them. */
  static final String CELLS = "cells";

  static FewCells of(View view) {
    Promises.Disclosure published = view.app().plan().disclosure();
    return new FewCells(
        published.shows().isEmpty() ? 0 : published.minimumGroup(),
        view.state().choice(CELLS, "").equals("exact"));
  }

  /** Nobody is not somebody. */
  boolean isFew(long installs) {
    return !exact && installs > 0 && installs < group;
  }

  /** Returns what such a cell says. */
  String word() {
    return "<" + group;
  }

  String rule() {
    if (group == 0) {
      return "The plan publishes nothing, so cells of few are told as they are.";
    }
    return exact
        ? "Cells of few are told as they are: show this to nobody outside."
        : "Cells of fewer than %d installs say <%d, so that nobody reads them by accident; sums and the table still tell them, so show this to nobody outside."
            .formatted(group, group);
  }

  /** Leads to the same page by the other rule; null where there is none. */
  @Nullable Option other(View view) {
    String next = exact ? "" : "exact";
    return group == 0
        ? null
        : new Option(
            exact ? "Say " + word() : "Show them exactly",
            view.state().choosing(CELLS, next).link("a", view.app().id(), "retention"),
            false,
            "");
  }
}
