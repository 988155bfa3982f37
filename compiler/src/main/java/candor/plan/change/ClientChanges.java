package candor.plan.change;

import candor.plan.Promises.Client;
import candor.plan.change.Change.Kind;
import java.util.Locale;
import java.util.Objects;

/** Compares where and how the client sends. No state. */
final class ClientChanges {

  private ClientChanges() {}

  /** People said yes to somebody: another receiver needs another answer. */
  static void compare(Place at, Client from, Client to) {
    if (!Objects.equals(from.endpoint(), to.endpoint())) {
      at.in("endpoint")
          .say(
              Kind.CONSENT_CHANGE,
              to.endpoint() == null
                  ? "no longer says where it sends to"
                  : "now sends to " + Words.plain(to.endpoint()));
    }
    if (from.transport() != to.transport()) {
      at.in("transport")
          .say(
              Kind.CONSENT_CHANGE,
              "now speaks to a receiver of the kind "
                  + to.transport().name().toLowerCase(Locale.ROOT));
    }
    at.words("sends", "when it sends", from.sends(), to.sends());
    neutral(at.in("timeout_s"), from.timeout(), to.timeout(), "gives up after another time");
    neutral(at.in("config"), from.config(), to.config(), "keeps the answer in another file");
    neutral(at.in("commands"), from.commands(), to.commands(), "is told by other commands");
  }

  private static void neutral(Place at, Object from, Object to, String said) {
    if (!from.equals(to)) {
      at.say(Kind.NEUTRAL, said);
    }
  }
}
