package candor.sdk;

import candor.event.Message;
import candor.plan.Firewall;
import candor.plan.Refusal;
import candor.plan.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Holds bodies against the plan: the proof that what is shown is inside it. Stateless. */
final class Findings {

  private Findings() {}

  /** Says what of a body the plan does not hold, by name and reason. */
  static List<Refusal> in(Station station, String body) {
    var messages = station.settings().read(body);
    if (messages == null) {
      return List.of(new Refusal(Refusal.UNPLANNED, "", Refusal.Reason.WRONG_FORM));
    }
    var findings = new ArrayList<Refusal>();
    for (Message message : messages) {
      var verdict = Firewall.judge(station.plan(), message);
      if (verdict instanceof Verdict.Refuse refuse) {
        findings.add(refuse.refusal());
      } else if (verdict instanceof Verdict.Admit admit) {
        findings.addAll(admit.dropped());
      }
    }
    return findings;
  }
}
