package candor.server.tck;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of a person who said yes, of what overrules that, and of servers out of order. */
final class AnsweredStory implements Story {

  /** What another run of the same session may take longer for no reason but the machine. */
  private static final Duration NOISE = Duration.ofSeconds(1);

  @Override
  public List<Check> checks() {
    return List.of(
        Check.YES_SENDS,
        Check.INSIDE_PLAN,
        Check.LEDGER,
        Check.DO_NOT_TRACK,
        Check.CI,
        Check.OWN_VARIABLE,
        Check.DEADLINE);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    var world = scene.situation();
    String hindered = scene.hindrance();
    if (hindered != null) {
      checks().forEach(check -> notes.gap(check, hindered));
      return;
    }
    Ran yes = scene.yes(world);
    Ran session = scene.session(world);
    control(scene, yes, session, notes);
    if (scene.wants(Check.LEDGER)) {
      new LedgerCheck(scene).judge(world, notes);
    }
    silent(scene, world.with("DO_NOT_TRACK", "1"), Check.DO_NOT_TRACK, notes);
    silent(scene, world.with("CI", "true"), Check.CI, notes);
    silent(scene, world.with(scene.script().ownVariable(), "off"), Check.OWN_VARIABLE, notes);
    if (scene.wants(Check.DEADLINE)) {
      deadline(scene, session, notes);
    }
    new PlanCheck(scene.cast().plan()).judge(scene.door().letters(), notes);
  }

  private static void control(Scene scene, @Nullable Ran yes, Ran session, Notes notes) {
    var failures = new ArrayList<String>();
    if (scene.door().letters().isEmpty()) {
      String said = yes == null ? "" : "the yes ended " + yes.end() + ", ";
      failures.add("nothing arrived: " + said + "the session ended " + session.end());
    }
    notes.tried(Check.YES_SENDS, failures);
  }

  private static void silent(Scene scene, Situation world, Check check, Notes notes)
      throws IOException, InterruptedException {
    if (!scene.wants(check)) {
      return;
    }
    var variable = world.variables().entrySet().iterator().next();
    String when = "with " + variable.getKey() + "=" + variable.getValue() + " over a stored yes";
    notes.tried(check, scene.silence(scene.script().session(), world, when));
  }

  private static void deadline(Scene scene, Ran usual, Notes notes)
      throws IOException, InterruptedException {
    if (usual.problem() != null) {
      notes.gap(Check.DEADLINE, "an ordinary session has no end: " + usual.problem());
      return;
    }
    var late = new ArrayList<String>();
    try (var hanging = Porch.open(Porch.Manner.HANG, 0);
        var babbling = Porch.open(Porch.Manner.GARBAGE, 0);
        var closed = ClosedPort.open()) {
      late.addAll(late(scene, usual, hanging.address(), "hangs"));
      late.addAll(late(scene, usual, closed.address(), "refuses connections"));
      late.addAll(late(scene, usual, babbling.address(), "answers with what is no HTTP"));
    }
    notes.tried(Check.DEADLINE, late);
  }

  private static List<String> late(Scene scene, Ran usual, URI address, String server)
      throws IOException, InterruptedException {
    // A busy machine is late by itself, so a late end is believed beside what is usual by then.
    boolean late = isLate(scene, usual, address);
    late = late && isLate(scene, scene.session(scene.situation()), address);
    return late
        ? List.of(
            "with a server that %s it does not end within %d s of its usual end"
                .formatted(server, scene.script().times().deadline().toSeconds()))
        : List.of();
  }

  private static boolean isLate(Scene scene, Ran usual, URI address)
      throws IOException, InterruptedException {
    var limit = usual.took().plus(scene.script().times().deadline()).plus(NOISE);
    var world = scene.situation().at(address);
    Ran ran = scene.cast().program().run(scene.script().session(), world, limit);
    return ran.problem() != null || ran.took().compareTo(limit) > 0;
  }
}
