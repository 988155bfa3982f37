package candor.server.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of a person who has not been asked, and gives no answer. */
final class UnansweredStory implements Story {

  @Override
  public List<Check> checks() {
    return List.of(Check.BEFORE_YES, Check.HELD_IN_MEMORY);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    if (Script.mayStartOn(scene.cast().plan())) {
      checks().forEach(check -> notes.gap(check, NotAsking.OPT_OUT));
      return;
    }
    var before = scene.home().files();
    var world = scene.situation().staying();
    scene.session(world);
    notes.tried(Check.BEFORE_YES, scene.connectionsSince(0, 0, "before anybody answered"));
    var files = new ArrayList<String>();
    scene.home().since(before).forEach(file -> files.add(file + " was written"));
    notes.tried(Check.HELD_IN_MEMORY, files);
  }
}
