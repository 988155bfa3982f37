package candor.server.settings;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.plan.text.Problem;
import candor.server.registry.DurableFile;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads plans that maintainers hand in, lets one for each app wait, and has the registry adopt it
 * once it is accepted. Safe for use by many threads.
 *
 * <p>A plan that waits is the file {@code APP.json}, in canonical form; what was accepted last is
 * {@code APP.accepted}, so that an older plan file named at the next start does not quietly take
 * the acceptance back.
 */
public final class Proposals {

  private final Path directory;
  private final Registry registry;
  private final Clock clock;

  /** Held over reading and writing: plans are handed in and accepted by hand. */
  private final Object turn = new Object();

  private Proposals(Path directory, Registry registry, Clock clock) {
    this.directory = directory;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Opens the proposals of a directory, which need not exist yet.
   *
   * @param directory where plans wait
   * @param registry knows the apps and adopts plans
   * @param clock tells the day on which a plan must hold
   * @return the proposals
   */
  public static Proposals open(Path directory, Registry registry, Clock clock) {
    return new Proposals(directory, registry, clock);
  }

  /** Is what became of a file that was handed in. */
  public sealed interface Reading {

    /**
     * Tells that the plan may follow.
     *
     * @param proposal the plan and what it means
     * @param warnings what somebody should look at
     */
    record Comparison(Proposal proposal, List<Problem> warnings) implements Reading {}

    /**
     * Tells that it is no plan.
     *
     * @param problems what is wrong, each with line and column
     */
    record Refused(List<Problem> problems) implements Reading {}

    /** Tells that it is the plan of another app. */
    record OtherApp() implements Reading {}
  }

  /**
   * Reads a plan file as {@code candor plan check} does; nothing is kept.
   *
   * @param app the app that it is handed in for
   * @param yaml the bytes of the file
   * @return the comparison, or what is wrong
   */
  public Reading read(Registry.App app, byte[] yaml) {
    var reading = PlanFile.read(yaml, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Plan plan = reading.plan();
    if (plan == null) {
      return new Reading.Refused(reading.problems());
    }
    return plan.app().id().equals(app.id())
        ? new Reading.Comparison(Proposal.of(app.plan(), plan), reading.problems())
        : new Reading.OtherApp();
  }

  /**
   * Lets a plan wait, in place of one that waited. Durable on return.
   *
   * @param proposal the plan
   * @throws IOException if it cannot be written
   */
  public void put(Proposal proposal) throws IOException {
    synchronized (turn) {
      DurableFile.createDirectories(directory);
      DurableFile.replace(
          waitingFile(proposal.to().app().id()), PlanWriter.canonical(proposal.to()));
    }
  }

  /**
   * Returns the plan that waits, compared with the newest accepted one as that is now.
   *
   * @param app the app
   * @return the proposal, or null when none waits
   * @throws IOException if its file cannot be read or is damaged
   */
  public @Nullable Proposal waiting(Registry.App app) throws IOException {
    synchronized (turn) {
      Path file = waitingFile(app.id());
      if (!Files.exists(file)) {
        return null;
      }
      Plan plan = PlanReader.readJson(Files.readAllBytes(file)).plan();
      if (plan == null) {
        throw new IOException(file + " is damaged; delete it and hand the plan in again");
      }
      // Killed between adopting and deleting, it is no longer waiting.
      return PlanWriter.hash(plan).equals(app.hash()) ? null : Proposal.of(app.plan(), plan);
    }
  }

  /**
   * Lets no plan wait any more.
   *
   * @param app the app's id
   * @throws IOException if the file cannot be deleted
   */
  public void discard(String app) throws IOException {
    synchronized (turn) {
      Files.deleteIfExists(waitingFile(app));
    }
  }

  /**
   * Accepts the plan that waits. Durable on return; older versions stay known.
   *
   * @param app the app
   * @param digest the digest of what was shown
   * @return the app as it is then, or null when what was shown is no longer what waits
   * @throws IOException if it cannot be written
   */
  public Registry.@Nullable App accept(Registry.App app, String digest) throws IOException {
    synchronized (turn) {
      Proposal waiting = waiting(app);
      Registry.App after = waiting == null ? null : accept(waiting, digest);
      if (after != null) {
        discard(app.id());
      }
      return after;
    }
  }

  /**
   * Accepts a plan that was just handed in. Durable on return; older versions stay known.
   *
   * @param proposal the plan
   * @param digest the digest of what was shown
   * @return the app as it is then, or null when something else was shown
   * @throws IOException if it cannot be written
   */
  public Registry.@Nullable App accept(Proposal proposal, String digest) throws IOException {
    synchronized (turn) {
      String id = proposal.to().app().id();
      Registry.App now = registry.app(id);
      boolean seen = same(digest, proposal.digest());
      if (!seen || now == null || !now.hash().equals(PlanWriter.hash(proposal.from()))) {
        return null;
      }
      DurableFile.createDirectories(directory);
      DurableFile.replace(
          acceptedFile(id), (proposal.hash() + "\n").getBytes(StandardCharsets.US_ASCII));
      return registry.adopt(proposal.to());
    }
  }

  /**
   * Says whether an acceptance outweighs a plan named at the start: the newest plan was accepted on
   * a page, and the named one is an older version of it.
   *
   * @param plan the plan named at the start
   * @return whether it must not be adopted again
   * @throws IOException if the acceptance cannot be read
   */
  public boolean outweighs(Plan plan) throws IOException {
    String id = plan.app().id();
    Registry.App now = registry.app(id);
    Path file = acceptedFile(id);
    if (now == null || !Files.exists(file)) {
      return false;
    }
    String hash = PlanWriter.hash(plan);
    return Files.readString(file).strip().equals(now.hash())
        && !hash.equals(now.hash())
        && registry.plan(id, hash) != null;
  }

  private Path waitingFile(String app) {
    return directory.resolve(app + ".json");
  }

  private Path acceptedFile(String app) {
    return directory.resolve(app + ".accepted");
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
