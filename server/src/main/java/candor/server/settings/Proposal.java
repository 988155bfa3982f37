package candor.server.settings;

import candor.plan.Plan;
import candor.plan.change.Changes;
import candor.plan.text.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Is a plan that may follow the newest accepted one, with what that means to people. Immutable.
 *
 * @param from the newest accepted plan
 * @param to the plan that may follow it
 * @param changes how they differ
 */
public record Proposal(Plan from, Plan to, Changes changes) {

  /**
   * Compares a plan with the one that it is to follow.
   *
   * @param from the newest accepted plan
   * @param to the plan that may follow it
   * @return the proposal
   */
  public static Proposal of(Plan from, Plan to) {
    return new Proposal(from, to, Changes.between(from, to));
  }

  /**
   * Returns the hash of the plan that may follow.
   *
   * @return {@code sha256:} and 64 digits
   */
  public String hash() {
    return PlanWriter.hash(to);
  }

  /**
   * Names the comparison: another plan, or another one to follow, gives another digest. Whoever
   * accepts by it accepts what was shown.
   *
   * @return {@code sha256:} and 64 digits
   */
  public String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      String both = PlanWriter.hash(from) + "\n" + hash() + "\n";
      return "sha256:"
          + HexFormat.of().formatHex(sha.digest(both.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
