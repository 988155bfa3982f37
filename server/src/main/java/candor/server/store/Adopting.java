package candor.server.store;

import candor.server.store.Amounts.By;
import candor.server.store.Amounts.Valued;
import candor.server.store.Partials.Kept;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Works out from sets of installs who took up an event, for how long and since when. Safe for use
 * by many threads.
 */
final class Adopting {

  private static final String EVENT = "event";
  private static final By USES = new By(Store.Measure.ACTORS, EVENT, true);

  private final Amounts amounts;
  private final Partials partials;

  Adopting(Amounts amounts, Partials partials) {
    this.amounts = amounts;
    this.partials = partials;
  }

  /**
   * Is what the sets of one event say.
   *
   * @param users who did it
   * @param again who did it on more than one day
   * @param events how often
   */
  private record Taken(RoaringBitmap users, RoaringBitmap again, long events) {

    private static final Taken NONE = new Taken(new RoaringBitmap(), new RoaringBitmap(), 0);

    /** Returns what it says with those of a later day. */
    Taken and(Amount.Uses day) {
      return new Taken(
          RoaringBitmap.or(users, day.set()),
          RoaringBitmap.or(again, RoaringBitmap.and(users, day.set())),
          events + day.events());
    }
  }

  /** Is a question about the days before the last. */
  private record Question(String event, List<Selection.Condition> conditions, Cuts days) {}

  /**
   * Is what days say.
   *
   * @param days what each said
   * @param taken what that means, by event
   */
  private record Folded(List<Valued> days, Map<String, Taken> taken) implements Kept {

    @Override
    public long bytes() {
      // A day that is let go elsewhere stays as long as this does, and borders stand in the key.
      long bytes = 64L * days.size() + days.stream().mapToLong(Valued::bytes).sum();
      for (Taken each : taken.values()) {
        bytes += each.users().getLongSizeInBytes() + each.again().getLongSizeInBytes() + 200;
      }
      return bytes;
    }

    /** Says whether it is made of these very days; what is kept of a day never changes. */
    @SuppressWarnings("ReferenceEquality") // To compare sets would take longer than to fold them.
    boolean isOf(List<Valued> others) {
      boolean same = days.size() == others.size();
      for (int i = 0; same && i < days.size(); i++) {
        same = days.get(i) == others.get(i);
      }
      return same;
    }

    Folded and(Valued last) {
      var all = new HashMap<>(taken);
      last.named()
          .forEach((event, day) ->
              all.put(event, all.getOrDefault(event, Taken.NONE).and((Amount.Uses) day)));
      var with = new ArrayList<>(days);
      with.add(last);
      return new Folded(with, all);
    }
  }

  /** Returns the uses, or null when they are for the engine to count. */
  @Nullable List<Findings.Use> uses(Space space, Selection selection, Selection ever, Cuts days)
      throws IOException {
    Selection within = selection.within(days);
    List<Valued> sets = amounts.read(space, within, USES, days);
    List<Valued> before = amounts.read(space, ever, USES, ever.whole());
    if (sets == null || before == null) {
      return null;
    }
    Map<String, Taken> taken = folded(space, within, days, sets).taken();
    Map<String, Amount> known = before.getFirst().named();
    var uses = new ArrayList<Findings.Use>();
    taken.forEach((event, t) -> uses.add(use(event, t, known.get(event))));
    uses.sort(
        Comparator.comparingLong(Findings.Use::users)
            .reversed()
            .thenComparing(Findings.Use::event, Amounts::byCodePoint));
    return uses;
  }

  /** Puts days together; all but the last mostly are as they were. */
  private Folded folded(Space space, Selection selection, Cuts days, List<Valued> sets) {
    var question = new Question(selection.event(), selection.conditions(), days);
    var key = new Partials.Key(new Subject(space, selection.build(), question), 0, 0, false);
    List<Valued> past = sets.subList(0, sets.size() - 1);
    Partials.Entry entry = partials.find(key);
    if (entry != null && entry.part() instanceof Folded folded && folded.isOf(past)) {
      return folded.and(sets.getLast());
    }
    var folded = new Folded(List.of(), Map.of());
    for (Valued day : past) {
      folded = folded.and(day);
    }
    partials.keep(key, new Partials.Entry(folded, space.changes(selection.build()).now()));
    return folded.and(sets.getLast());
  }

  private static Findings.Use use(String event, Taken taken, @Nullable Amount known) {
    long users = taken.users().getLongCardinality();
    long old =
        known instanceof Amount.Uses before
            ? RoaringBitmap.andCardinality(taken.users(), before.set())
            : 0;
    return new Findings.Use(
        event, users, taken.events(), users - old, taken.again().getLongCardinality());
  }
}
