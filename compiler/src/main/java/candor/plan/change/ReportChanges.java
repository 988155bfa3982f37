package candor.plan.change;

import candor.plan.Plan.Crash;
import candor.plan.Plan.Feedback;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what crash reports and feedback hold. No state. */
final class ReportChanges {

  private ReportChanges() {}

  static void crash(Place at, @Nullable Crash from, @Nullable Crash to) {
    if (from == null) {
      if (to != null) {
        at.say(Kind.WIDENS, "may now be sent");
      }
    } else if (to == null) {
      at.say(Kind.NARROWS, "is no longer collected");
    } else {
      both(at, from, to);
    }
  }

  private static void both(Place at, Crash from, Crash to) {
    EventChanges.channel(at, from.channel(), to.channel());
    at.most(
        "max_message_bytes",
        from.maxMessageBytes(),
        to.maxMessageBytes(),
        "keeps up to %s bytes of its message");
    at.most("max_frames", from.maxFrames(), to.maxFrames(), "keeps up to %s frames");
    at.allowed(
        "install",
        from.install(),
        to.install(),
        "now carries the identifier of the install",
        "no longer carries the identifier of the install");
    at.allowed(
        "sessions",
        from.sessions(),
        to.sessions(),
        "now goes with counts of how sessions went",
        "no longer goes with counts of how sessions went");
    at.lists(
        "context",
        from.context(),
        to.context(),
        new Told(Kind.WIDENS, "now also carries"),
        new Told(Kind.NARROWS, "no longer carries"));
    removed(at, "stripped", from.stripped(), to.stripped(), "strips");
    removed(at, "redaction", from.redaction(), to.redaction(), "redacts");
  }

  private static void removed(
      Place at, String key, List<String> from, List<String> to, String verb) {
    at.lists(
        key,
        from,
        to,
        new Told(Kind.NARROWS, "now also " + verb),
        new Told(Kind.WIDENS, "no longer " + verb));
  }

  static void feedback(Place at, @Nullable Feedback from, @Nullable Feedback to) {
    if (from == null) {
      if (to != null) {
        at.say(Kind.WIDENS, "may now be sent");
      }
    } else if (to == null) {
      at.say(Kind.NARROWS, "is no longer collected");
    } else {
      both(at, from, to);
    }
  }

  private static void both(Place at, Feedback from, Feedback to) {
    EventChanges.channel(at, from.channel(), to.channel());
    at.lists(
        "kinds",
        from.kinds(),
        to.kinds(),
        new Told(Kind.WIDENS, "may now also be"),
        new Told(Kind.NARROWS, "is no longer"));
    String first = to.kinds().isEmpty() ? "" : to.kinds().get(0);
    if (!from.kinds().isEmpty()
        && from.kinds().contains(first)
        && !from.kinds().get(0).equals(first)) {
      at.in("kinds").say(Kind.NEUTRAL, "is " + first + " unless somebody chooses");
    }
    at.most("max_length", from.maxLength(), to.maxLength(), "may have up to %s characters");
    at.allowed(
        "email",
        from.email(),
        to.email(),
        "may now hold an e-mail address",
        "no longer holds an e-mail address");
  }
}
