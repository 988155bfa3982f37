package candor.server.tck;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares what the program says it sent with what arrived. For one thread. */
final class LedgerCheck {

  private final Scene scene;

  LedgerCheck(Scene scene) {
    this.scene = scene;
  }

  void judge(Situation world, Notes notes) throws IOException, InterruptedException {
    var arrived = scene.door().letters().stream().map(Letter::text).map(String::strip).toList();
    if (arrived.isEmpty()) {
      notes.gap(Check.LEDGER, "nothing arrived that could be compared");
      return;
    }
    boolean tried = false;
    Act export = scene.script().act("export");
    if (export != null) {
      Ran ran = scene.run(export, world);
      notes.tried(Check.LEDGER, differences("the export", documents(ran.out()), arrived));
      tried = true;
    }
    for (Path ledger : ledgers()) {
      notes.tried(Check.LEDGER, differences("the ledger", bodies(ledger), arrived));
      tried = true;
    }
    if (!tried) {
      notes.gap(
          Check.LEDGER, "there is no ledger.jsonl below its home, and the script has no export");
    }
  }

  private static List<String> differences(String where, List<String> told, List<String> arrived) {
    var untold = new ArrayList<>(arrived);
    var untrue = new ArrayList<>(told);
    for (String body : told) {
      if (untold.remove(body)) {
        untrue.remove(body);
      }
    }
    var all = new ArrayList<String>();
    if (!untold.isEmpty()) {
      all.add(untold.size() + " of " + arrived.size() + " bodies that arrived are not in " + where);
    }
    if (!untrue.isEmpty()) {
      all.add(untrue.size() + " bodies in " + where + " did not arrive");
    }
    return all;
  }

  /** Takes the lines that are JSON; what else an export says is for people. */
  private static List<String> documents(String out) {
    return out.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("{") || line.startsWith("["))
        .toList();
  }

  private List<Path> ledgers() throws IOException {
    try (var walk = Files.walk(scene.home().root())) {
      return walk.filter(file -> file.endsWith("ledger.jsonl")).toList();
    }
  }

  private static List<String> bodies(Path ledger) throws IOException {
    var all = new ArrayList<String>();
    for (String line : Files.readAllLines(ledger)) {
      try {
        if (JsonReader.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Json.Dictionary entry
            && entry.get("body") instanceof Json.Text body) {
          all.add(body.value().strip());
        }
      } catch (JsonException damaged) {
        all.add("a line that cannot be read");
      }
    }
    return all;
  }
}
