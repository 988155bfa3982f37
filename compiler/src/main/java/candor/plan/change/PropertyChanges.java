package candor.plan.change;

import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.change.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the properties of one event, of the summary or of the context. For one thread. */
final class PropertyChanges implements Place.Members<Property> {

  /** From what says the least of a person to what says the most. */
  private static final List<String> SENSITIVITIES =
      List.of("technical", "interaction", "user-typed");

  private final String owner;
  private final Place place;
  private final Ties ties;

  private PropertyChanges(Place place, Ties ties) {
    this.place = place;
    this.owner = place.subject();
    this.ties = ties;
  }

  static void compare(Place at, Map<String, Property> from, Map<String, Property> to) {
    compare(at, from, to, Ties.NONE);
  }

  static void compare(Place at, Map<String, Property> from, Map<String, Property> to, Ties ties) {
    at.each(from, to, new PropertyChanges(at, ties));
  }

  @Override
  public void gained(Place at, String name, Property property) {
    place.in(name).say(Kind.WIDENS, "now also carries " + name + ", " + Words.of(property));
  }

  @Override
  public void lost(Place at, String name, Property property) {
    place.in(name).say(Kind.NARROWS, "no longer carries " + name);
  }

  @Override
  public void both(Place any, String name, Property from, Property to) {
    Place at = place.in(name, name + " of " + owner);
    boolean tied = ties.hold(name);
    TypeChanges.compare(at, from.type(), to.type());
    at.words("what", "what it is", from.what(), to.what());
    required(at, from, to, tied);
    condition(at.in("only_when"), from, to, tied);
    sensitivity(at.in("sensitivity"), from.sensitivity(), to.sensitivity());
    if (!Objects.equals(from.example(), to.example())) {
      at.in("example").say(Kind.NEUTRAL, "has another example");
    }
    if (!from.shares().equals(to.shares())) {
      at.in("shares").say(Kind.NEUTRAL, "says otherwise how often its values occur");
    }
    Dates.compare(at, new Dates(from.since(), from.expires()), new Dates(to.since(), to.expires()));
  }

  /** Whether something must or may be there changes how often it is told, not what is told. */
  private static void required(Place at, Property from, Property to, boolean tied) {
    Kind looser = tied ? Kind.WIDENS : Kind.NEUTRAL;
    if (from.required() != to.required()) {
      at.in("required")
          .say(
              to.required() ? Kind.NEUTRAL : looser,
              to.required() ? "must now be there" : "may now be missing");
    }
    if (tied && mayBeLeftOut(to.type()) && !mayBeLeftOut(from.type())) {
      at.in("tolerate").say(Kind.WIDENS, "may now be left out, past the check that hangs on it");
    }
  }

  private static boolean mayBeLeftOut(PropertyType type) {
    return PropertyType.spellings(type).containsValue("");
  }

  private static void condition(Place at, Property from, Property to, boolean tied) {
    Condition before = from.when();
    Condition after = to.when();
    if (after == null) {
      if (before != null) {
        at.say(Kind.WIDENS, "is now carried always, not only when " + Words.of(before));
      }
    } else if (!same(before, after)) {
      boolean stricter = before == null || EventChanges.within(after, before);
      boolean opens = tied && from.required();
      at.say(
          stricter && !opens ? Kind.NARROWS : Kind.WIDENS,
          "is now carried only when " + Words.of(after));
    }
  }

  private static boolean same(@Nullable Condition before, Condition after) {
    return before != null
        && EventChanges.within(before, after)
        && EventChanges.within(after, before);
  }

  private static void sensitivity(Place at, String from, String to) {
    if (!from.equals(to)) {
      boolean higher = SENSITIVITIES.indexOf(to) > SENSITIVITIES.indexOf(from);
      at.say(higher ? Kind.WIDENS : Kind.NEUTRAL, "now counts as " + to + ", was " + from);
    }
  }
}
