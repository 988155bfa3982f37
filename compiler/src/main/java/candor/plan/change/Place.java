package candor.plan.change;

import candor.plan.change.Change.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is one place of the plan, with its name for people; collects what changed there. For one thread.
 */
final class Place {

  private final List<Change> found;
  private final String path;
  private final String subject;

  private Place(List<Change> found, String path, String subject) {
    this.found = found;
    this.path = path;
    this.subject = subject;
  }

  /** Returns the whole plan as a place. */
  static Place of(List<Change> found) {
    return new Place(found, "", "the plan");
  }

  /** Returns a place below this one. */
  Place in(String key, String name) {
    return new Place(found, path.isEmpty() ? key : path + "." + key, name);
  }

  /** Returns a place below this one that people call by the same name. */
  Place in(String key) {
    return in(key, subject);
  }

  String subject() {
    return subject;
  }

  /** Adds a change; the predicate follows the name of the place. */
  void say(Kind kind, String predicate) {
    found.add(new Change(kind, path, subject + " " + predicate));
  }

  /** Adds a change of words that no rule hangs on. */
  void words(String key, String what, String from, String to) {
    if (!from.equals(to)) {
      in(key)
          .say(
              Kind.NEUTRAL,
              to.isEmpty()
                  ? "no longer says " + what
                  : "now says " + what + ": " + Words.plain(to));
    }
  }

  /** Compares a greatest amount; {@code said} has one %s for it. */
  void most(String key, long from, long to, String said) {
    if (from != to) {
      in(key).say(to > from ? Kind.WIDENS : Kind.NARROWS, wasAndIs(said, from, to));
    }
  }

  /** Compares a least amount; {@code said} has one %s for it. */
  void least(String key, long from, long to, String said) {
    if (from != to) {
      in(key).say(to < from ? Kind.WIDENS : Kind.NARROWS, wasAndIs(said, from, to));
    }
  }

  private static String wasAndIs(String said, long from, long to) {
    return String.format(Locale.ROOT, said, Words.number(to)) + ", was " + Words.number(from);
  }

  /** Compares a permission. */
  void allowed(String key, boolean from, boolean to, String gained, String lost) {
    if (from != to) {
      in(key).say(to ? Kind.WIDENS : Kind.NARROWS, to ? gained : lost);
    }
  }

  /**
   * Says what a list gained or lost.
   *
   * @param kind what that means to people
   * @param words what stands before the list of them
   */
  record Told(Kind kind, String words) {}

  /** Compares lists without regard to their order. */
  void lists(String key, Collection<String> from, Collection<String> to, Told gained, Told lost) {
    in(key).lists(from, to, gained, lost);
  }

  /** Compares lists that are this place itself, without regard to their order. */
  void lists(Collection<String> from, Collection<String> to, Told gained, Told lost) {
    list(minus(to, from), gained);
    list(minus(from, to), lost);
  }

  void list(Set<String> items, Told told) {
    if (!items.isEmpty()) {
      say(told.kind(), told.words() + " " + Words.list(items));
    }
  }

  static Set<String> minus(Collection<String> some, Collection<String> others) {
    Set<String> rest = new LinkedHashSet<>(some);
    rest.removeAll(Set.copyOf(others));
    return rest;
  }

  /** Compares what two maps hold under one name, one of them null when it has no such name. */
  interface Members<V> {
    void gained(Place at, String name, V to);

    void lost(Place at, String name, V from);

    void both(Place at, String name, V from, V to);
  }

  /** Compares two maps name by name, in the order of the alphabet. */
  <V> void each(Map<String, V> from, Map<String, V> to, Members<V> members) {
    Set<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    for (String name : names) {
      V before = from.get(name);
      V after = to.get(name);
      Place at = in(name, name);
      if (before == null && after != null) {
        members.gained(at, name, after);
      } else if (before != null && after == null) {
        members.lost(at, name, before);
      } else if (before != null && after != null) {
        members.both(at, name, before, after);
      }
    }
  }
}
