package candor.server.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of a person who wants nothing of it, by a variable and by an answer. */
final class OffStory implements Story {

  @Override
  public List<Check> checks() {
    return List.of(Check.OFF);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    Act session = scene.script().session();
    var untouched = scene.home().files();
    var dnt = scene.situation().with("DO_NOT_TRACK", "1");
    var found = new ArrayList<>(scene.silence(session, dnt, "with DO_NOT_TRACK=1"));
    scene
        .home()
        .since(untouched)
        .forEach(file -> found.add(file + " was written with DO_NOT_TRACK=1"));
    Act no = scene.script().act("no");
    if (no == null) {
      notes.gap(Check.OFF, "the script does not say how to say no");
    } else if (no.isAtTerminal() && !scene.cast().terminal()) {
      notes.gap(Check.OFF, Terminal.NONE);
    } else {
      found.addAll(scene.silence(no, scene.situation(), "while somebody said no"));
      var answered = scene.home().files();
      found.addAll(scene.silence(session, scene.situation(), "after a no"));
      scene.home().since(answered).forEach(file -> found.add(file + " was written after a no"));
    }
    notes.tried(Check.OFF, found);
  }
}
