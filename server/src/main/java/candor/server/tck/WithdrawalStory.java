package candor.server.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells of a person who takes a yes back while something waits to be sent. */
final class WithdrawalStory implements Story {

  @Override
  public List<Check> checks() {
    return List.of(Check.WITHDRAWAL);
  }

  @Override
  public void play(Scene scene, Notes notes) throws IOException, InterruptedException {
    Act withdraw = scene.script().act("withdraw");
    if (withdraw == null) {
      notes.gap(Check.WITHDRAWAL, "the script does not say how to withdraw");
      return;
    }
    var world = scene.situation();
    String hindered = scene.hindrance();
    if (hindered != null) {
      notes.gap(Check.WITHDRAWAL, hindered);
      return;
    }
    scene.yes(world);
    var agreed = scene.home().files();
    sessionWithoutServer(scene);
    var waiting = scene.home().since(agreed);
    var found = new ArrayList<>(scene.silence(withdraw, world, "while the yes was taken back"));
    found.addAll(left(scene, waiting));
    found.addAll(scene.silence(scene.script().session(), world, "after the yes was taken back"));
    found.addAll(afterNextYes(scene, notes));
    notes.tried(Check.WITHDRAWAL, found);
    new PlanCheck(scene.cast().plan()).judge(scene.door().letters(), notes);
  }

  private static List<String> afterNextYes(Scene scene, Notes notes)
      throws IOException, InterruptedException {
    Instant again = Instant.now();
    int before = scene.door().letters().size();
    boolean said = scene.yes(scene.situation()) != null;
    scene.session(scene.situation());
    var all = scene.door().letters();
    var since = all.subList(before, all.size());
    if (!said || since.isEmpty()) {
      notes.gap(Check.WITHDRAWAL, "nothing arrives after a second yes, which might bring it back");
    }
    return said ? old(since, again) : List.of();
  }

  private static void sessionWithoutServer(Scene scene) throws IOException, InterruptedException {
    try (var closed = ClosedPort.open()) {
      scene.session(scene.situation().at(closed.address()));
    }
  }

  /** Finds what waited and is still there: files of that session that hold a word of a message. */
  private static List<String> left(Scene scene, List<String> waiting) throws IOException {
    var words = words(scene);
    var found = new ArrayList<String>();
    for (String file : waiting) {
      Path path = scene.home().root().resolve(file);
      // The record of what was tried is the person's; what waits is not in it.
      if (Files.isRegularFile(path) && !file.contains("ledger")) {
        String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        if (words.stream().anyMatch(text::contains)) {
          found.add(file + " still holds what waited when the yes was taken back");
        }
      }
    }
    return found;
  }

  private static Set<String> words(Scene scene) {
    var words = new HashSet<String>(List.of("\"events\"", "\"metrics\"", "\"eventName\""));
    var plan = scene.cast().plan();
    if (plan != null) {
      plan.events().keySet().forEach(event -> words.add('"' + event + '"'));
    }
    return words;
  }

  private static List<String> old(List<Letter> letters, Instant again) {
    for (Letter letter : letters) {
      for (Instant moment : Moments.in(letter.body())) {
        if (moment.isBefore(again)) {
          return List.of("what waited when the yes was taken back arrived after the next yes");
        }
      }
    }
    return List.of();
  }
}
