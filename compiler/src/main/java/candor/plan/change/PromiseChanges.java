package candor.plan.change;

import candor.plan.Promises.Disclosure;
import candor.plan.Promises.Identity;
import candor.plan.Promises.Identity.Model;
import candor.plan.Promises.Never;
import candor.plan.Promises.Retention;
import candor.plan.Promises.Times;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what is promised to people: who they are, how long, what is shown. No state. */
final class PromiseChanges {

  private static final Map<Model, String> MEANING =
      Map.of(
          Model.NONE, "now tells nobody apart",
          Model.DAILY, "now tells people apart for a day",
          Model.INSTALL, "now gives each install a lasting random identifier");

  private PromiseChanges() {}

  static void identity(Place at, Identity from, Identity to) {
    int more = to.model().compareTo(from.model());
    if (more != 0) {
      at.in("model")
          .say(more > 0 ? Kind.WIDENS : Kind.NARROWS, MEANING.getOrDefault(to.model(), ""));
    }
    marks(at.in("marks"), from, to);
    at.words("explanation", "of identity", from.explanation(), to.explanation());
    if (!from.places().equals(to.places())) {
      at.in("places").say(Kind.NEUTRAL, "keeps its identifier in another place");
    }
    if (!Objects.equals(from.wireName(), to.wireName())) {
      at.in("wire_name").say(Kind.NEUTRAL, "sends its identifier in a field of another name");
    }
    if (!Objects.equals(from.fingerprintBits(), to.fingerprintBits())) {
      at.in("fingerprint_bits").say(Kind.NEUTRAL, "is warned of at another number of bits");
    }
  }

  /**
   * Compares the marks. Without an identifier the law always lets them pass. In place of a lasting
   * identifier they are no widening: whoever had that could work them out.
   */
  private static void marks(Place at, Identity from, Identity to) {
    boolean gained = (to.marks() && !from.marks()) || (passes(to) && !passes(from));
    if (gained) {
      boolean instead = from.model() == Model.INSTALL && to.model() == Model.NONE;
      at.say(
          instead ? Kind.NEUTRAL : Kind.WIDENS,
          "now lets the device report its first day, week and month, and its first week of all");
    } else if (from.marks() && !to.marks()) {
      at.say(Kind.NARROWS, "no longer lets the device report its first day, week and month");
    }
  }

  private static boolean passes(Identity identity) {
    return identity.marks() || identity.model() == Model.NONE;
  }

  static void times(Place at, Times from, Times to) {
    at.allowed(
        "late",
        from.clampOld(),
        to.clampOld(),
        "now keeps messages of over 30 days ago, with a later time",
        "now refuses messages of over 30 days ago");
    at.allowed(
        "future",
        from.clampFuture(),
        to.clampFuture(),
        "now keeps messages from the future, with the present time",
        "now refuses messages from the future");
  }

  /** A promise in other words is another promise: no rule can tell that it says the same. */
  static void never(Place at, List<Never> from, List<Never> to) {
    Map<String, @Nullable String> before = rules(from);
    Map<String, @Nullable String> after = rules(to);
    at.lists(
        before.keySet(),
        after.keySet(),
        new Told(Kind.NARROWS, "now promises never to collect:"),
        new Told(Kind.WIDENS, "no longer promises never to collect:"));
    after.forEach((what, rule) -> {
      String old = before.get(what);
      if (before.containsKey(what) && !Objects.equals(old, rule)) {
        at.say(
            old == null ? Kind.NARROWS : Kind.WIDENS,
            "rests a promise on %s, was on %s: %s"
                .formatted(rule(rule), rule(old), Words.plain(what)));
      }
    });
  }

  private static Map<String, @Nullable String> rules(List<Never> promises) {
    Map<String, @Nullable String> rules = new LinkedHashMap<>();
    promises.forEach(promise -> rules.put(promise.what(), promise.because()));
    return rules;
  }

  private static String rule(@Nullable String rule) {
    return rule == null ? "no rule" : "the rule " + rule;
  }

  static void retention(Place at, Retention from, Retention to) {
    at.most("events", from.events(), to.events(), "keeps events for %s days");
    at.most("crashes", from.crashes(), to.crashes(), "keeps crash reports for %s days");
    at.most("feedback", from.feedback(), to.feedback(), "keeps feedback for %s days");
    at.most("emails", from.emails(), to.emails(), "keeps e-mail addresses for %s days");
  }

  static void disclosure(Place at, Disclosure from, Disclosure to) {
    at.lists(
        "shows",
        from.shows(),
        to.shows(),
        new Told(Kind.WIDENS, "now also shows"),
        new Told(Kind.NARROWS, "no longer shows"));
    at.least(
        "minimum_group",
        from.minimumGroup(),
        to.minimumGroup(),
        "shows figures of groups of at least %s installs");
  }
}
