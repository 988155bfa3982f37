package candor.server.tck;

import candor.plan.Plan;
import candor.plan.Promises.Consent;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how a program is driven. Immutable.
 *
 * @param app the id of the app, or null for that of the plan
 * @param acts the ways to run it, by their words: {@code session, yes, no, withdraw, crash, export}
 * @param environment variables that it gets; {@code {endpoint}}, {@code {key}} and {@code {home}}
 *     stand for what they say
 * @param ownFiles patterns of files below its home that have nothing to do with telemetry
 * @param ownHosts hosts that it may reach for other reasons
 * @param times how long things may take
 */
public record Script(
    @Nullable String app,
    Map<String, Act> acts,
    Map<String, String> environment,
    List<String> ownFiles,
    List<String> ownHosts,
    Times times) {

  /** Where apps that know nothing of this kit look. */
  private static final Map<String, String> USUAL =
      Map.of("CANDOR_ENDPOINT", "{endpoint}", "CANDOR_KEY", "{key}");

  /** Copies the collections. */
  public Script {
    acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
    environment = environment.isEmpty() ? USUAL : Map.copyOf(environment);
    ownFiles = List.copyOf(ownFiles);
    ownHosts = List.copyOf(ownHosts);
  }

  /**
   * Says how long things may take.
   *
   * @param deadline how much longer a session may take when the server is out of order
   * @param limit how long any run may take
   * @param patience how long a run that waits for an answer is left alone
   */
  public record Times(Duration deadline, Duration limit, Duration patience) {

    /** Five seconds to end is what a person bears; a program that nobody answers just waits. */
    public static final Times STANDARD =
        new Times(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  /**
   * Drives a program by its command and what its plan says.
   *
   * @return a script without anything of its own
   */
  public static Script none() {
    return new Script(null, Map.of(), Map.of(), List.of(), List.of(), Times.STANDARD);
  }

  /**
   * Adds what the plan says and the script does not.
   *
   * @param plan the plan of the app, or null
   * @param command what starts the program
   * @return a script with a session
   */
  Script completed(@Nullable Plan plan, List<String> command) {
    var all = new LinkedHashMap<>(acts);
    all.putIfAbsent("session", Act.of(List.of()));
    if (plan != null) {
      planned(all, "yes", plan, "enable");
      planned(all, "withdraw", plan, "disable");
      planned(all, "export", plan, "export");
    }
    copy(all, "withdraw", "no");
    copy(all, "no", "withdraw");
    String id = app != null ? app : plan != null ? plan.app().id() : name(command.getFirst());
    return new Script(id, all, environment, ownFiles, ownHosts, times);
  }

  private static void copy(Map<String, Act> all, String from, String to) {
    Act act = all.get(from);
    // A no at a prompt answers a question; a program that was answered asks no more.
    if (act != null && !act.isAtTerminal()) {
      all.putIfAbsent(to, act);
    }
  }

  /** Takes a command of the plan when it is one to type, such as "shimmy config --metrics on". */
  private static void planned(Map<String, Act> all, String word, Plan plan, String verb) {
    String typed = plan.client().commands().getOrDefault(verb, "");
    var words = List.of(typed.strip().split("\\s+"));
    if (words.size() > 1 && words.getFirst().equals(plan.app().id())) {
      all.putIfAbsent(word, Act.of(words.subList(1, words.size())));
    }
  }

  private static String name(String program) {
    String file = program.substring(program.replace('\\', '/').lastIndexOf('/') + 1);
    return file.toLowerCase(Locale.ROOT);
  }

  @Nullable Act act(String word) {
    return acts.get(word);
  }

  /** Returns the way to run it normally; there is one in a completed script. */
  Act session() {
    Act session = acts.get("session");
    return session == null ? Act.of(List.of()) : session;
  }

  String appName() {
    return app == null ? "" : app;
  }

  /** Returns the variable by which people switch it off, such as {@code SHIMMY_TELEMETRY}. */
  String ownVariable() {
    return appName().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_TELEMETRY";
  }

  /** Tells whether a session may send before anybody answered; crashes have checks of their own. */
  static boolean mayStartOn(@Nullable Plan plan) {
    if (plan == null) {
      return false;
    }
    var used = new HashSet<String>();
    plan.events().values().forEach(event -> used.add(event.channel()));
    if (plan.summary() != null) {
      used.add(plan.summary().channel());
    }
    return plan.channels().entrySet().stream()
        .anyMatch(
            each -> used.contains(each.getKey()) && each.getValue().consent() == Consent.OPT_OUT);
  }
}
