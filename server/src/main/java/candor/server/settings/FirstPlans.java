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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads plans of apps that are not here yet, lets them wait, and has the registry adopt one once it
 * is accepted. Safe for use by many threads.
 *
 * <p>A plan that waits is the file {@code first/APP.json}, in canonical form. Its hash is what is
 * accepted: there is nothing to compare it with.
 */
public final class FirstPlans {

  /** Nobody sets up more apps at once; each is a file. */
  private static final int MOST_WAITING = 20;

  private static final String SUFFIX = ".json";

  private final Path directory;
  private final Registry registry;
  private final Clock clock;

  /** Held over reading and writing: plans are handed in and accepted by hand. */
  private final Object turn = new Object();

  private FirstPlans(Path directory, Registry registry, Clock clock) {
    this.directory = directory;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Opens the first plans of a directory, which need not exist yet.
   *
   * @param proposals where plans wait
   * @param registry knows the apps and adopts plans
   * @param clock tells the day on which a plan must hold
   * @return the first plans
   */
  public static FirstPlans open(Path proposals, Registry registry, Clock clock) {
    return new FirstPlans(proposals.resolve("first"), registry, clock);
  }

  /** Is what became of a file that was handed in. */
  public sealed interface Reading {

    /**
     * Tells that it is the first plan of an app.
     *
     * @param plan the plan
     * @param warnings what somebody should look at
     */
    record Fresh(Plan plan, List<Problem> warnings) implements Reading {}

    /**
     * Tells that it is no plan.
     *
     * @param problems what is wrong, each with line and column
     */
    record Refused(List<Problem> problems) implements Reading {}

    /**
     * Tells that the app has a plan already.
     *
     * @param app the app's id
     */
    record Known(String app) implements Reading {}
  }

  /**
   * Reads a plan file as {@code candor plan check} does; nothing is kept.
   *
   * @param yaml the bytes of the file
   * @return the plan, or what is wrong
   */
  public Reading read(byte[] yaml) {
    var reading = PlanFile.read(yaml, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    Plan plan = reading.plan();
    if (plan == null) {
      return new Reading.Refused(reading.problems());
    }
    String app = plan.app().id();
    return registry.app(app) == null
        ? new Reading.Fresh(plan, reading.problems())
        : new Reading.Known(app);
  }

  /**
   * Lets a plan wait, in place of one of the same app. Durable on return.
   *
   * @param plan the plan
   * @return whether it waits; false when too many do already
   * @throws IOException if it cannot be written
   */
  public boolean put(Plan plan) throws IOException {
    synchronized (turn) {
      var waiting = ids();
      if (waiting.size() >= MOST_WAITING && !waiting.contains(plan.app().id())) {
        return false;
      }
      DurableFile.createDirectories(directory);
      DurableFile.replace(file(plan.app().id()), PlanWriter.canonical(plan));
      return true;
    }
  }

  /**
   * Names the apps whose first plan waits.
   *
   * @return their ids in order
   * @throws IOException if the directory cannot be read
   */
  public List<String> waiting() throws IOException {
    synchronized (turn) {
      return ids();
    }
  }

  private List<String> ids() throws IOException {
    var ids = new ArrayList<String>();
    if (!Files.isDirectory(directory)) {
      return ids;
    }
    try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - SUFFIX.length());
        // Killed between adopting and deleting, it is no longer waiting.
        if (registry.app(id) == null) {
          ids.add(id);
        }
      }
    }
    ids.sort(null);
    return ids;
  }

  /**
   * Returns the plan that waits.
   *
   * @param app the app's id, as anybody may have typed it
   * @return the plan, or null when none waits
   * @throws IOException if its file cannot be read or is damaged
   */
  public @Nullable Plan waiting(String app) throws IOException {
    synchronized (turn) {
      if (!ids().contains(app)) {
        return null;
      }
      Plan plan = PlanReader.readJson(Files.readAllBytes(file(app))).plan();
      if (plan == null) {
        throw new IOException(file(app) + " is damaged; delete it and hand the plan in again");
      }
      return plan;
    }
  }

  /**
   * Lets no plan of an app wait any more.
   *
   * @param app the app's id, as anybody may have typed it
   * @throws IOException if the file cannot be deleted
   */
  public void discard(String app) throws IOException {
    synchronized (turn) {
      if (ids().contains(app)) {
        Files.delete(file(app));
      }
    }
  }

  /**
   * Accepts the plan that waits; the app has its keys then. Durable on return.
   *
   * @param app the app's id, as anybody may have typed it
   * @param hash the hash of the plan that was shown
   * @return the app, or null when what was shown is no longer what waits
   * @throws IOException if it cannot be written
   */
  public Registry.@Nullable App accept(String app, String hash) throws IOException {
    synchronized (turn) {
      Plan plan = waiting(app);
      if (plan == null || !same(hash, PlanWriter.hash(plan))) {
        return null;
      }
      Registry.App adopted = registry.adopt(plan);
      Files.deleteIfExists(file(app));
      return adopted;
    }
  }

  private Path file(String app) {
    return directory.resolve(app + SUFFIX);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
