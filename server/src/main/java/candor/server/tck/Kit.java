package candor.server.tck;

import candor.plan.Plan;
import candor.server.tck.Scene.Cast;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program through all stories of consent, two at a time. Stateless, so safe for use by many
 * threads.
 */
public final class Kit {

  /** More at once would slow each other down, and what is measured is also time. */
  private static final int AT_ONCE = 2;

  /** As in "CONNECT host:443 HTTP/1.1" and "GET http://host/path HTTP/1.1". */
  private static final Pattern PROXY_LINE = Pattern.compile("^[A-Z]+ (?:[a-z]+://)?([^:/? ]+)");

  private Kit() {}

  /**
   * Says what is tried on which program.
   *
   * @param command what starts the program
   * @param script how it is driven
   * @param plan what it may send, or null
   * @param only the checks that are wanted
   * @param caller the environment of the kit
   * @param given variables that the program gets whatever they decide
   */
  public record Order(
      List<String> command,
      Script script,
      @Nullable Plan plan,
      Set<Check> only,
      Map<String, String> caller,
      Map<String, String> given) {

    /** Copies the collections. */
    public Order {
      command = List.copyOf(command);
      only = Set.copyOf(only);
      caller = Map.copyOf(caller);
      given = Map.copyOf(given);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("command must name a program, was empty");
      }
    }
  }

  /**
   * Runs the checks.
   *
   * @param order what is tried on which program
   * @return what was proved
   * @throws IOException when the program cannot be started, or this machine has no room
   * @throws InterruptedException when the kit is told to stop
   */
  public static Report run(Order order) throws IOException, InterruptedException {
    long started = System.nanoTime();
    var script = order.script().completed(order.plan(), order.command());
    var notes = new Notes();
    try (var tripwire = Porch.open(Porch.Manner.TURN_AWAY, 0)) {
      var program =
          new Program(order.command(), script, order.caller(), order.given(), tripwire.port());
      var cast = new Cast(program, script, order.plan(), order.only(), Terminal.exists());
      playAll(cast, wanted(order.only()), notes);
      notes.tried(Check.ELSEWHERE, strangers(tripwire, script.ownHosts()));
    }
    var took = Duration.ofNanos(System.nanoTime() - started);
    return new Report(script.appName(), notes.findings(order.only()), took);
  }

  /** Chooses the stories; the one with the control is always told, for silence needs it. */
  private static List<Story> wanted(Set<Check> only) {
    var all = new ArrayList<Story>();
    all.add(new AnsweredStory());
    var others =
        List.of(
            new WithdrawalStory(),
            new UnansweredStory(),
            NotAsking.endOfInput(),
            NotAsking.garbage(),
            NotAsking.pipe(),
            new OffStory(),
            new CrashStory(),
            new KeylessStory());
    for (Story story : others) {
      var proves = EnumSet.copyOf(story.checks());
      proves.retainAll(only);
      if (!proves.isEmpty()) {
        all.add(story);
      }
    }
    return all;
  }

  private static void playAll(Cast cast, List<Story> stories, Notes notes)
      throws IOException, InterruptedException {
    try (var stage = Executors.newFixedThreadPool(AT_ONCE)) {
      var played = new ArrayList<Future<?>>();
      for (Story story : stories) {
        played.add(
            stage.submit(() -> {
              try (var scene = Scene.open(cast)) {
                story.play(scene, notes);
              }
              return null;
            }));
      }
      for (Future<?> each : played) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new AssertionError("a story breaks off for I/O alone", e.getCause());
    }
  }

  private static List<String> strangers(Porch tripwire, List<String> ownHosts) throws IOException {
    tripwire.settle();
    return tripwire.callers().stream()
        .map(Kit::host)
        .filter(host -> !ownHosts.contains(host))
        .distinct()
        .map(host -> "it wanted to reach " + host + ", by the proxy that its environment names")
        .toList();
  }

  /** Takes the host out of the first line that a proxy gets, and nothing else. */
  private static String host(String line) {
    var matcher = PROXY_LINE.matcher(line);
    return matcher.find() ? matcher.group(1) : "an address that it did not say";
  }
}
