package candor.server.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of input that is no answer: an end, nonsense, or words that no person typed. */
final class NotAsking implements Story {

  static final String OPT_OUT = "the plan has events that are sent until somebody says no";

  private static final List<String> NONSENSE =
      List.of("maybe", "{\"answer\": true}", "\u001b[A 1 oui \u2713");

  private final Check check;
  private final List<String> typed;
  private final boolean alsoAtTerminal;

  private NotAsking(Check check, List<String> typed, boolean alsoAtTerminal) {
    this.check = check;
    this.typed = List.copyOf(typed);
    this.alsoAtTerminal = alsoAtTerminal;
  }

  static NotAsking endOfInput() {
    return new NotAsking(Check.END_OF_INPUT, List.of(), true);
  }

  static NotAsking garbage() {
    return new NotAsking(Check.GARBAGE, NONSENSE, true);
  }

  /** A yes at a terminal is a yes, so this one has no second half. */
  static NotAsking pipe() {
    return new NotAsking(Check.PIPE, List.of("y", "yes", "", "y"), false);
  }

  @Override
  public List<Check> checks() {
    return List.of(check);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    if (Script.mayStartOn(scene.cast().plan())) {
      notes.gap(check, OPT_OUT);
      return;
    }
    Act session = scene.script().session();
    notes.tried(
        check, twice(scene, session.typing(input(session)), scene.situation(), "from a pipe"));
    if (alsoAtTerminal && scene.cast().terminal()) {
      notes.tried(check, atTerminal(scene, session.typing(typed).atTerminal()));
    } else if (alsoAtTerminal) {
      notes.gap(check, Terminal.NONE);
    }
  }

  private List<String> input(Act session) {
    var all = new ArrayList<>(typed);
    if (check != Check.END_OF_INPUT) {
      all.addAll(session.lines());
    }
    return all;
  }

  /** After nonsense a person still sits there; only an end is an end. */
  private List<String> atTerminal(Scene scene, Act act) throws IOException, InterruptedException {
    var world = scene.situation();
    return twice(scene, act, typed.isEmpty() ? world : world.staying(), "at a terminal");
  }

  /** Runs a session, and once more if something was left that may have been taken for a yes. */
  private static List<String> twice(Scene scene, Act act, Situation world, String where)
      throws IOException, InterruptedException {
    var before = scene.home().files();
    var found = new ArrayList<>(scene.silence(act, world, where));
    if (found.isEmpty() && !scene.home().since(before).isEmpty()) {
      Act next = scene.script().session();
      found.addAll(scene.silence(next, scene.situation(), "at the start after it, " + where));
    }
    return found;
  }
}
