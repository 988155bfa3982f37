package candor.sdk;

import candor.plan.canonical.CanonicalPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Tells whether a plan collects more than the one that was agreed to, which is what makes an app
 * ask again. Keeps a copy of each plan that was agreed to beside the ledger. Stateless.
 */
final class AgreedPlans implements Predicate<String> {

  private final CanonicalPlan plan;
  private final Path directory;

  AgreedPlans(CanonicalPlan plan, Path directory) {
    this.plan = plan;
    this.directory = directory;
  }

  /** Keeps a copy. Where that cannot be done, the next plan is asked about once too often. */
  boolean remember() {
    try {
      Files.createDirectories(directory);
      Files.write(file(plan.hash()), plan.bytes());
      return true;
    } catch (IOException noDisk) {
      return false;
    }
  }

  private Path file(String hash) {
    return directory.resolve(hash.replace(':', '-') + ".json");
  }

  /** An answer without a plan was given before plans were written down; it holds for this one. */
  @Override
  public boolean test(String agreed) {
    if (agreed.isEmpty() || agreed.equals(plan.hash())) {
      return false;
    }
    if (!agreed.matches("sha256:[0-9a-f]{64}")) {
      return true;
    }
    try {
      var before = CanonicalPlan.read(Files.readAllBytes(file(agreed)), agreed);
      return before == null || plan.widens(before);
    } catch (IOException | IllegalArgumentException forgottenOrUnreadable) {
      return true;
    }
  }
}
