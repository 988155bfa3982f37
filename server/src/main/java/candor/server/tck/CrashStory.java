package candor.server.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of crashes before and after a yes was taken back. */
final class CrashStory implements Story {

  @Override
  public List<Check> checks() {
    return List.of(Check.CRASH);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    Act crash = scene.script().act("crash");
    Act withdraw = scene.script().act("withdraw");
    if (crash == null || withdraw == null) {
      String missing = crash == null ? "to make it crash" : "to withdraw";
      notes.gap(Check.CRASH, "the script does not say how " + missing);
      return;
    }
    var world = scene.situation();
    String hindered = scene.hindrance();
    if (hindered != null) {
      notes.gap(Check.CRASH, hindered);
      return;
    }
    scene.yes(world);
    try (var closed = ClosedPort.open()) {
      scene.run(crash, world.at(closed.address()));
    }
    scene.run(withdraw, world);
    var found = new ArrayList<>(scene.silence(crash, world, "during a crash after a no"));
    found.addAll(
        scene.silence(scene.script().session(), world, "at the start after a crash after a no"));
    notes.tried(Check.CRASH, found);
  }
}
