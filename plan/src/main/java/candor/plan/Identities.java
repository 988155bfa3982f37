package candor.plan;

import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Refusal.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges what tells one sender from another by the plan's identity model. No state. */
final class Identities {

  /** Characters of a session id: a UUID has 36, the counters of other clients fewer. */
  private static final int MAX_SESSION = 36;

  private Identities() {}

  /** Returns the sender with what the plan lets pass; what it does not is taken out and counted. */
  static Sender sender(Plan plan, Sender sender, Map<String, Json> context, Drops drops) {
    String install = install(plan.identity().model(), sender.install());
    if (install == null && sender.install() != null) {
      drops.add("install", Reason.IDENTITY);
    }
    String session = sender.session();
    if (session != null && !isSession(session)) {
      drops.add("session", Reason.WRONG_FORM);
      session = null;
    }
    return new Sender(install, session, sender.debug(), context);
  }

  /** With a daily identity the server sets its pseudonym later; whatever a client says is wrong. */
  private static @Nullable String install(Model model, @Nullable String install) {
    return model == Model.INSTALL && install != null ? FormRules.uuid(install) : null;
  }

  private static boolean isSession(String session) {
    for (int i = 0; i < session.length(); i++) {
      char c = session.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && c != '-' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !session.isEmpty() && session.length() <= MAX_SESSION;
  }
}
