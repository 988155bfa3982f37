package candor.server.tck;

import candor.plan.Plan;
import candor.server.tck.Situation.Input;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is where one story is played: a fresh home and a door of its own. For use by one thread.
 *
 * @param cast what all stories share
 * @param home the home
 * @param door the door
 */
record Scene(Cast cast, Home home, RecordingDoor door) implements AutoCloseable {

  /**
   * Is what all stories share.
   *
   * @param program the program
   * @param script how it is driven
   * @param plan what it may send, or null
   * @param only the checks that are wanted
   * @param terminal whether there are terminals
   */
  record Cast(
      Program program, Script script, @Nullable Plan plan, Set<Check> only, boolean terminal) {}

  static Scene open(Cast cast) throws IOException {
    return new Scene(cast, Home.fresh(cast.script().ownFiles()), RecordingDoor.open(cast.plan()));
  }

  boolean wants(Check check) {
    return cast.only().contains(check);
  }

  Script script() {
    return cast.script();
  }

  Situation situation() {
    return Situation.of(home, door.address());
  }

  /** Runs the program; one that waits for a person who never answers is left alone not so long. */
  Ran run(Act act, Situation situation) throws IOException, InterruptedException {
    var times = script().times();
    var limit = situation.input() == Input.STAYS ? times.patience() : times.limit();
    Ran ran = cast.program().run(act, situation, limit);
    door.settle();
    return ran;
  }

  /** Runs a normal session. */
  Ran session(Situation situation) throws IOException, InterruptedException {
    return run(script().session(), situation);
  }

  /** Says why nobody can say yes here, as words that follow "because", or returns null. */
  @Nullable String hindrance() {
    Act yes = script().act("yes");
    if (yes == null) {
      return Script.mayStartOn(cast.plan()) ? null : "the script does not say how to say yes";
    }
    return yes.isAtTerminal() && !cast.terminal() ? Terminal.NONE : null;
  }

  /** Says yes for the person; a program that is on by itself needs none. */
  @Nullable Ran yes(Situation situation) throws IOException, InterruptedException {
    Act yes = script().act("yes");
    return yes == null ? null : run(yes, situation);
  }

  /** Lists, for a report, the connections that were made since there were so many. */
  List<String> connectionsSince(int before, int lettersBefore, String when) {
    int more = door.connections() - before;
    if (more == 0) {
      return List.of();
    }
    var letters = door.letters();
    var lines =
        letters.subList(Math.min(lettersBefore, letters.size()), letters.size()).stream()
            .map(Letter::line)
            .distinct()
            .toList();
    String sent = lines.isEmpty() ? "" : " (" + String.join(", ", lines) + ")";
    return List.of(more + (more == 1 ? " connection" : " connections") + sent + " " + when);
  }

  /** Plays something and lists the connections that were made meanwhile. */
  List<String> silence(Act act, Situation situation, String when)
      throws IOException, InterruptedException {
    int connections = door.connections();
    int letters = door.letters().size();
    run(act, situation);
    return connectionsSince(connections, letters, when);
  }

  @Override
  public void close() throws IOException {
    door.close();
    home.close();
  }
}
