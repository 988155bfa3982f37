package candor.plan.change;

import candor.plan.Promises.Channel;
import candor.plan.Promises.Consent;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.List;
import java.util.Map;

/** Compares the switches of the person, and what an answer to them means. No state. */
final class ChannelChanges {

  /** From what needs the clearest yes to what needs none. */
  private static final List<Consent> ORDER =
      List.of(Consent.OPT_IN, Consent.GATED, Consent.OPT_OUT);

  private static final Map<Consent, String> MEANING =
      Map.of(
          Consent.OPT_IN, "sends only after a yes",
          Consent.GATED, "is on, but sends only once it was confirmed",
          Consent.OPT_OUT, "sends until a no");

  private ChannelChanges() {}

  static void compare(Place at, Map<String, Channel> from, Map<String, Channel> to) {
    at.each(
        from,
        to,
        new Place.Members<>() {
          @Override
          public void gained(Place at, String name, Channel channel) {
            at.say(Kind.WIDENS, "is a new switch: " + Words.plain(channel.label()));
          }

          @Override
          public void lost(Place at, String name, Channel channel) {
            at.say(Kind.NARROWS, "is no longer a switch");
          }

          @Override
          public void both(Place at, String name, Channel before, Channel after) {
            consent(at, before, after);
            words(at, before, after);
          }
        });
  }

  private static void consent(Place at, Channel from, Channel to) {
    int looser = ORDER.indexOf(to.consent()) - ORDER.indexOf(from.consent());
    if (looser != 0) {
      at.in("consent").say(answer(looser > 0), "now " + MEANING.get(to.consent()));
    }
    if (from.defaultAnswer() != to.defaultAnswer()) {
      at.in("default")
          .say(
              answer(to.defaultAnswer()),
              to.defaultAnswer()
                  ? "now takes a yes for granted"
                  : "no longer takes a yes for granted");
    }
    if (from.hold() != to.hold()) {
      at.in("before_answer")
          .say(
              answer(to.hold() > from.hold()),
              "now holds %s before the answer, was %d"
                  .formatted(Words.count(to.hold(), "message"), from.hold()));
    }
    if (from.retroactive() != to.retroactive()) {
      at.in("retroactive")
          .say(
              answer(to.retroactive()),
              to.retroactive()
                  ? "now also sends what waited, once there is a yes"
                  : "no longer sends what waited before the yes");
    }
  }

  private static Kind answer(boolean meansMore) {
    return meansMore ? Kind.CONSENT_CHANGE : Kind.NARROWS;
  }

  /** The words beside a switch are enforced by the plan's other keys; these few are not. */
  private static void words(Place at, Channel from, Channel to) {
    at.words("label", "beside the switch", from.label(), to.label());
    at.words("ask", "when it asks", from.ask(), to.ask());
    if (!from.withdrawal().equals(to.withdrawal())) {
      at.in("withdrawal")
          .say(
              from.withdrawal().isEmpty() ? Kind.NARROWS : Kind.CONSENT_CHANGE,
              to.withdrawal().isEmpty()
                  ? "no longer says what a later no does"
                  : "now says of a later no: " + Words.plain(to.withdrawal()));
    }
    at.lists(
        "collected",
        from.collected(),
        to.collected(),
        new Told(Kind.CONSENT_CHANGE, "now also says before asking that it collects"),
        new Told(Kind.NEUTRAL, "no longer says before asking that it collects"));
    at.lists(
        "not_collected",
        from.notCollected(),
        to.notCollected(),
        new Told(Kind.NARROWS, "now also promises not to collect"),
        new Told(Kind.WIDENS, "no longer promises not to collect"));
  }
}
