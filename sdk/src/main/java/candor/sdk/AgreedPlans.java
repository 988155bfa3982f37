package candor.sdk;

import candor.plan.Plan;
import candor.plan.change.Changes;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Tells whether a plan collects more than the one that was agreed to, which is what makes an app
 * ask again. Keeps a copy of each plan that was agreed to beside the ledger. Stateless.
 */
final class AgreedPlans implements Predicate<String> {

  private final Plan plan;
  private final String hash;
  private final Path directory;

  AgreedPlans(Plan plan, Path directory) {
    this.plan = plan;
    this.hash = PlanWriter.hash(plan);
    this.directory = directory;
  }

  /** Keeps a copy. Where that cannot be done, the next plan is asked about once too often. */
  static boolean remember(Plan plan, String hash, Path directory) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(name(hash)), PlanWriter.canonical(plan));
      return true;
    } catch (IOException noDisk) {
      return false;
    }
  }

  private static String name(String hash) {
    return hash.replace(':', '-') + ".json";
  }

  /** An answer without a plan was given before plans were written down; it holds for this one. */
  @Override
  public boolean test(String agreed) {
    if (agreed.isEmpty() || agreed.equals(hash)) {
      return false;
    }
    if (!agreed.matches("sha256:[0-9a-f]{64}")) {
      return true;
    }
    try {
      var before = PlanReader.readJson(Files.readAllBytes(directory.resolve(name(agreed)))).plan();
      return before == null || Changes.between(before, plan).asksAgain();
    } catch (NoSuchFileException forgotten) {
      return true;
    } catch (IOException unreadable) {
      return true;
    }
  }
}
