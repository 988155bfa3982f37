package candor.sdk;

import candor.plan.Refusal;
import java.util.List;

/**
 * Says what became of something that a person sent deliberately.
 *
 * @param taken whether it is on its way; it is sent again until it arrives
 * @param findings what does not fit the plan, by field and reason; nothing was sent then
 */
public record Submission(boolean taken, List<Refusal> findings) {
  /** Copies the findings. */
  public Submission {
    findings = List.copyOf(findings);
  }
}
