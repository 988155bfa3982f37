package candor.server.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of a build without a key, as everybody has who builds from source. */
final class KeylessStory implements Story {

  @Override
  public List<Check> checks() {
    return List.of(Check.NO_KEY);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    if (scene.script().environment().values().stream().noneMatch(v -> v.contains("{key}"))) {
      notes.gap(Check.NO_KEY, "the script does not give the key by a variable");
      return;
    }
    var world = scene.situation().withoutKey();
    String hindered = scene.hindrance();
    if (hindered != null) {
      notes.gap(Check.NO_KEY, hindered);
      return;
    }
    scene.yes(world);
    var answered = scene.home().files();
    scene.session(world);
    var found = new ArrayList<>(scene.connectionsSince(0, 0, "without a key"));
    scene.home().since(answered).forEach(file -> found.add(file + " was written without a key"));
    notes.tried(Check.NO_KEY, found);
  }
}
