package candor.plan.text;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.canonical.CanonicalPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes a plan in its canonical form and names it by hash. Stateless.
 *
 * <p>The canonical form is the plan language itself as JSON: keys sorted, named lists written out
 * where they are used, defaults written, what is empty or absent left out. The file's layout,
 * comments and order of names do not show in it; the order of lists does.
 */
public final class PlanWriter {

  private PlanWriter() {}

  /**
   * Writes the canonical form.
   *
   * @param plan the plan
   * @return UTF-8 JSON that {@link PlanReader#readJson} turns into an equal plan
   */
  public static byte[] canonical(Plan plan) {
    return JsonWriter.canonical(document(plan));
  }

  /**
   * Writes a plan as apps carry it.
   *
   * @param plan the plan
   * @return the canonical form with its name
   */
  public static CanonicalPlan write(Plan plan) {
    return CanonicalPlan.read(canonical(plan));
  }

  /**
   * Computes the name by which batches refer to a plan.
   *
   * @param plan the plan
   * @return {@code sha256:} and 64 lower-case hex digits
   */
  public static String hash(Plan plan) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(canonical(plan));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static Json document(Plan plan) {
    var app = plan.app();
    return new Leaves()
        .put("candor", Plan.LANGUAGE)
        .put("app", Sections.app(app))
        .texts("purposes", app.purposes())
        .texts("access", app.access())
        .put("channels", Leaves.each(plan.channels(), Sections::channel))
        .put("identity", Sections.identity(plan.identity()))
        .put("times", Sections.times(plan.times()))
        .put("context", Leaves.each(plan.context(), PropertyLeaves::of))
        .put("vocabularies", Leaves.each(plan.vocabularies(), PropertyLeaves::vocabulary))
        .put("events", Leaves.each(plan.events(), EventLeaves::event))
        .put("counters", Leaves.each(plan.counters(), EventLeaves::counter))
        .put("person", Leaves.each(plan.person(), EventLeaves::person))
        .put("summary", plan.summary() == null ? null : EventLeaves.summary(plan.summary()))
        .put("crash", plan.crash() == null ? null : EventLeaves.crash(plan.crash()))
        .put("feedback", plan.feedback() == null ? null : EventLeaves.feedback(plan.feedback()))
        .put("never", Leaves.each(plan.never(), Sections::never))
        .put("questions", Sections.questions(plan.questions()))
        .put("retention", Sections.retention(plan.retention()))
        .put("public", Sections.disclosure(plan.disclosure()))
        .put("reviews", Leaves.each(plan.reviews(), Sections::review))
        .put("client", Sections.client(plan.client()))
        .json();
  }
}
