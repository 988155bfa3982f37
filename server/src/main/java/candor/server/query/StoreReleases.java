package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.query.ReportQuestioner.First;
import candor.server.query.ReportQuestioner.Release;
import candor.server.query.ReportQuestioner.Releases;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Reported;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers from a store how releases fare. Stateless. */
final class StoreReleases {

  /** Three years of days. */
  private static final int MOST_DAYS = 1_100;

  private final Store store;

  StoreReleases(Store store) {
    this.store = store;
  }

  Releases answer(Asked asked, int limit) throws BadQuestion {
    String property = candor.server.crash.Release.property(asked.plan().context().keySet());
    if (property == null) {
      throw new BadQuestion(
          "app", "has no releases to tell apart: its plan has no app_version in the context");
    }
    Scope scope = asked.scope();
    Cuts days = Calendar.cuts(scope.from(), scope.to(), Interval.DAY, scope.zone(), MOST_DAYS);
    try {
      return answer(asked, property, days, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when each release was first seen; nothing is counted within the empty range. */
  List<First> firsts(String app, String property) throws IOException {
    var range = new Reported.Range(app, Store.Build.RELEASE, Instant.EPOCH, Instant.EPOCH);
    var firsts = new HashMap<String, Instant>();
    for (Reported.Usage usage : store.reported().usage(range, property)) {
      if (usage.release() != null) {
        firsts.put(usage.release(), usage.first());
      }
    }
    for (Reported.Trouble trouble : store.reported().troubles(range)) {
      if (trouble.release() != null) {
        firsts.merge(
            trouble.release(), trouble.first(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return firsts.entrySet().stream()
        .map(first -> new First(first.getKey(), first.getValue()))
        .toList();
  }

  private Releases answer(Asked asked, String property, Cuts days, int limit) throws IOException {
    Scope scope = asked.scope();
    Selection selection = asked.selection("");
    var range = new Reported.Range(scope.app(), selection.build(), scope.from(), scope.to());
    var known = new ReleaseFacts(asked.plan(), property, store.reported(), range);
    List<String> names = known.mostUsed(limit);
    Store.Measure measure =
        asked.identity() == Model.NONE ? Store.Measure.EVENTS : Store.Measure.ACTORS;
    Map<String, List<Long>> perDay = perDay(selection, measure, days, property, names);
    var releases = new ArrayList<Release>();
    for (String name : names) {
      releases.add(known.release(name, perDay.getOrDefault(name, zeros(days))));
    }
    List<Long> whole = perDay.getOrDefault(ReleaseFacts.ALL, zeros(days));
    return new Releases(
        releases,
        known.isNothing() ? null : known.release(ReleaseFacts.ALL, whole),
        days.borders().subList(0, days.size()),
        whole,
        measure == Store.Measure.EVENTS ? "events" : "installs",
        ReleaseBasis.of(asked, known.told(), known.limits()));
  }

  private static List<Long> zeros(Cuts days) {
    return Collections.nCopies(days.size(), 0L);
  }

  private Map<String, List<Long>> perDay(
      Selection selection, Store.Measure measure, Cuts days, String property, List<String> names)
      throws IOException {
    var counts = new HashMap<String, List<Long>>();
    if (names.isEmpty()) {
      return counts;
    }
    add(counts, store.count(selection, measure, days, Store.Split.NONE), days);
    add(counts, store.count(selection, measure, days, new Store.Split(property, names)), days);
    return counts;
  }

  private static void add(Map<String, List<Long>> counts, List<Findings.Cell> cells, Cuts days) {
    for (Findings.Cell cell : cells) {
      if (cell.part() == Findings.Part.NAMED || cell.part() == Findings.Part.WHOLE) {
        counts
            .computeIfAbsent(cell.value(), value -> new ArrayList<>(zeros(days)))
            .set(cell.interval(), cell.count());
      }
    }
  }
}
