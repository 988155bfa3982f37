package candor.server.store;

import candor.server.store.Amounts.By;
import candor.server.store.Amounts.Valued;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Works out from sets of installs who took up an event, for how long and since when. */
final class Adopting {

  private static final String EVENT = "event";
  private static final By INSTALLS = new By(Store.Measure.ACTORS, EVENT);

  private final Amounts amounts;
  private final Space space;

  Adopting(Amounts amounts, Space space) {
    this.amounts = amounts;
    this.space = space;
  }

  /** Is what the sets of one event say. */
  private static final class Taken {
    private final RoaringBitmap users = new RoaringBitmap();
    private final RoaringBitmap again = new RoaringBitmap();
    private long events;

    /** Adds those of a later day. */
    void day(RoaringBitmap set) {
      again.or(RoaringBitmap.and(users, set));
      users.or(set);
    }
  }

  /** Returns the uses, or null when they are for the engine to count. */
  @Nullable List<Findings.Use> uses(Selection selection, Selection ever, Cuts days)
      throws IOException {
    Selection within = selection.within(days);
    List<Valued> sets = amounts.read(space, within, INSTALLS, days);
    List<Valued> before = earlier(ever);
    if (sets == null || before == null) {
      return null;
    }
    var taken = new TreeMap<String, Taken>();
    for (Valued day : sets) {
      day.named()
          .forEach((event, amount) ->
              taken.computeIfAbsent(event, e -> new Taken()).day(((Amount.Actors) amount).set()));
    }
    if (!count(taken, within, days)) {
      return null;
    }
    Map<String, Amount> known = before.getFirst().named();
    var uses = new ArrayList<Findings.Use>();
    taken.forEach((event, t) -> uses.add(use(event, t, known.get(event))));
    uses.sort(Comparator.comparingLong(Findings.Use::users).reversed());
    return uses;
  }

  private @Nullable List<Valued> earlier(Selection ever) throws IOException {
    Cuts whole = ever.whole();
    return amounts.read(space, ever, INSTALLS, whole);
  }

  /** Adds the events of installs; others may have none. */
  private boolean count(Map<String, Taken> taken, Selection within, Cuts days) throws IOException {
    List<Valued> counts =
        amounts.read(space, within, new By(Store.Measure.EVENTS, EVENT, true), days);
    if (counts == null) {
      return false;
    }
    for (Valued day : counts) {
      day.named()
          .forEach((event, amount) -> {
            Taken t = taken.get(event);
            if (t != null) {
              t.events += amount.count();
            }
          });
    }
    return true;
  }

  private static Findings.Use use(String event, Taken taken, @Nullable Amount known) {
    long users = taken.users.getLongCardinality();
    long old =
        known instanceof Amount.Actors before
            ? RoaringBitmap.andCardinality(taken.users, before.set())
            : 0;
    return new Findings.Use(
        event, users, taken.events, users - old, taken.again.getLongCardinality());
  }
}
