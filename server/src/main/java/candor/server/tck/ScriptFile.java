package candor.server.tck;

import candor.server.tck.Act.Ready;
import candor.server.tck.Script.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a script from its YAML file. For one file and one thread. */
public final class ScriptFile {

  /** A script has some twenty lines. */
  private static final int MOST_BYTES = 1 << 16;

  private static final Set<String> ACTS =
      Set.of("session", "yes", "no", "withdraw", "crash", "export");

  private static final List<String> KEYS =
      List.of(
          "app",
          "session",
          "yes",
          "no",
          "withdraw",
          "crash",
          "export",
          "environment",
          "own_files",
          "own_hosts",
          "deadline_s",
          "limit_s",
          "patience_s");

  private final Path file;

  private ScriptFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a script.
   *
   * @param file the file
   * @return the script
   * @throws BadScript when it cannot be understood; the sentence names file and key
   * @throws IOException when the file cannot be read
   */
  public static Script read(Path file) throws BadScript, IOException {
    return new ScriptFile(file).script();
  }

  private Script script() throws BadScript, IOException {
    var root = new LinkedHashMap<>(mapping("the script", document()));
    known("", root, KEYS);
    var acts = new LinkedHashMap<String, Act>();
    for (String word : KEYS) {
      Object act = root.get(word);
      if (ACTS.contains(word) && act != null) {
        acts.put(word, act(word, act));
      }
    }
    var environment = new LinkedHashMap<String, String>();
    for (var each : mapping("environment", root.get("environment")).entrySet()) {
      environment.put(each.getKey(), word("environment." + each.getKey(), each.getValue()));
    }
    return new Script(
        root.get("app") == null ? null : word("app", root.get("app")),
        acts,
        environment,
        words("own_files", root.get("own_files")),
        words("own_hosts", root.get("own_hosts")),
        new Times(
            seconds(root, "deadline_s", Times.STANDARD.deadline()),
            seconds(root, "limit_s", Times.STANDARD.limit()),
            seconds(root, "patience_s", Times.STANDARD.patience())));
  }

  private @Nullable Object document() throws BadScript, IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new BadScript(file + " has more than " + MOST_BYTES + " bytes and is no script");
    }
    var settings = LoadSettings.builder().setLabel("script").setMaxAliasesForCollections(0).build();
    try {
      return new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new BadScript(file + ":" + line + ": this is not YAML; look at the indentation here");
    } catch (YamlEngineException e) {
      throw new BadScript(file + " cannot be read as YAML; check it with an editor");
    }
  }

  private Act act(String word, Object node) throws BadScript {
    var parts = mapping(word, node);
    known(word + ".", parts, List.of("arguments", "input", "prompt", "ready"));
    Ready ready = null;
    if (parts.get("ready") != null) {
      var when = mapping(word + ".ready", parts.get("ready"));
      known(word + ".ready.", when, List.of("line", "file"));
      if (when.size() != 1) {
        throw wrong(word + ".ready", "either line or file");
      }
      ready = new Ready(text(word, when, "line"), text(word, when, "file"));
    }
    var prompt = text(word, parts, "prompt");
    return new Act(
        words(word + ".arguments", parts.get("arguments")),
        words(word + ".input", parts.get("input")),
        prompt,
        ready);
  }

  private void known(String before, Map<String, ?> parts, List<String> names) throws BadScript {
    var unknown = new LinkedHashSet<>(parts.keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new BadScript(
          "%s: there is no \"%s%s\"; the names are %s"
              .formatted(file, before, unknown.getFirst(), String.join(", ", names)));
    }
  }

  private Map<String, Object> mapping(String path, @Nullable Object node) throws BadScript {
    var all = new LinkedHashMap<String, Object>();
    if (node == null) {
      return all;
    }
    if (!(node instanceof Map<?, ?> map)) {
      throw wrong(path, "names and values");
    }
    for (var each : map.entrySet()) {
      if (each.getKey() instanceof String name && each.getValue() != null) {
        all.put(name, each.getValue());
      } else {
        throw wrong(path, "names and values");
      }
    }
    return all;
  }

  private @Nullable String text(String path, Map<String, Object> parts, String name)
      throws BadScript {
    Object node = parts.get(name);
    return node == null ? null : word(path + "." + name, node);
  }

  private String word(String path, @Nullable Object node) throws BadScript {
    if (node instanceof String || node instanceof Number || node instanceof Boolean) {
      return node.toString();
    }
    throw wrong(path, "one text");
  }

  private List<String> words(String path, @Nullable Object node) throws BadScript {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof List<?> items)) {
      throw wrong(path, "a list of texts");
    }
    var all = new java.util.ArrayList<String>();
    for (Object item : items) {
      all.add(word(path, item));
    }
    return all;
  }

  private Duration seconds(Map<String, Object> root, String key, Duration otherwise)
      throws BadScript {
    Object node = root.get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof Integer seconds && seconds >= 1 && seconds <= 600) {
      return Duration.ofSeconds(seconds);
    }
    throw wrong(key, "a whole number of seconds from 1 to 600");
  }

  private BadScript wrong(String path, String wanted) {
    return new BadScript("%s: \"%s\" must be %s".formatted(file, path, wanted));
  }
}
