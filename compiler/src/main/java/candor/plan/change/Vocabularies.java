package candor.plan.change;

import candor.plan.PropertyType.Vocabulary;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compares closed lists. No state. */
final class Vocabularies {

  private Vocabularies() {}

  static boolean alike(Vocabulary from, Vocabulary to) {
    return Set.copyOf(from.values()).equals(Set.copyOf(to.values()))
        && from.tolerate().equals(to.tolerate());
  }

  static void compare(Place at, Vocabulary from, Vocabulary to) {
    Told gained = new Told(Kind.WIDENS, "may now also be");
    values(at.in("values"), from, to, gained, new Told(Kind.NARROWS, "is no longer"));
    tolerate(at, from, to);
  }

  /** Of the older list only its own values count: they alone stay what they are when judged. */
  static void values(Place at, Vocabulary from, Vocabulary to, Told gained, Told lost) {
    if (!alike(from, to)) {
      at.list(Place.minus(kept(to), from.values()), gained);
      at.list(Place.minus(from.values(), to.values()), lost);
    }
  }

  /** Returns every value that is ever kept, whatever spelling it came in. */
  private static Set<String> kept(Vocabulary list) {
    Set<String> kept = new LinkedHashSet<>(list.values());
    kept.addAll(list.tolerate().values());
    kept.remove("");
    return kept;
  }

  /** A spelling is kept as a value of the list, so none of them lets a new value in. */
  static void tolerate(Place at, Vocabulary from, Vocabulary to) {
    if (!from.tolerate().equals(to.tolerate())) {
      at.in("tolerate").say(Kind.NEUTRAL, "is understood in other spellings");
    }
  }
}
