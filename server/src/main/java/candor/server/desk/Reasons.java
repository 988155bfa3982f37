package candor.server.desk;

import candor.server.desk.pages.Pages.Reason;
import java.util.Map;

/** Explains in plain language why something was kept out. */
final class Reasons {

  private static final Map<String, Reason> ALL =
      Map.ofEntries(
          reason(
              "not-in-plan",
              "The plan holds no such event or field, so nothing of it was kept.",
              "If you want it, add it to the plan; if not, stop sending it."),
          reason(
              "wrong-type",
              "The value was of another type than planned, such as a text for a number.",
              "Correct the call in the app, or the type in the plan."),
          reason(
              "out-of-range",
              "The number was outside the planned range.",
              "Look for a wrong unit first; then widen the range."),
          reason(
              "not-in-vocabulary",
              "The value is not on the closed list of the plan.",
              "Add the value or a tolerated spelling to the list, or correct the app."),
          reason(
              "too-long",
              "The text or list was longer than planned.",
              "Shorten it in the app; a longer limit lets more personal data pass."),
          reason(
              "wrong-form",
              "The text did not have the planned form.",
              "Compare the app's format with the pattern or type in the plan."),
          reason(
              "condition",
              "The field came without the other value that allows it.",
              "Send it only under the plan's condition."),
          reason(
              "missing",
              "A required field was not there, so the event could not be kept.",
              "Send the field always, or make it optional in the plan."),
          reason(
              "too-old",
              "It happened longer ago than the plan accepts.",
              "Devices that were offline for a month cause this; no action is needed for a few."),
          reason(
              "in-future",
              "Its time lies in the future.",
              "A wrong clock on the device causes this; no action is needed for a few."),
          reason(
              "identity",
              "An identifier was sent that the plan's identity model does not know.",
              "Configure the client not to send one, or choose another model in the plan."),
          reason(
              "too-large",
              "The whole document was larger than planned.",
              "Look for a list that grows without bound."));

  private Reasons() {}

  private static Map.Entry<String, Reason> reason(String code, String means, String remedy) {
    return Map.entry(code, new Reason(code, means, remedy));
  }

  static Reason of(String code) {
    var known = ALL.get(code);
    return known == null ? new Reason(code, "The server kept it out.", "") : known;
  }
}
