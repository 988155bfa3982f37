package candor.example.shimmy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an inference engine: the same model and prompt give the same words. Safe for use by
 * many threads.
 */
final class Engine {

  static final int USUAL_TOKENS = 24;
  static final int MOST_TOKENS = 4096;

  private static final String[] WORDS = {
    "a",
    "small",
    "model",
    "on",
    "your",
    "own",
    "machine",
    "answers",
    "quickly",
    "and",
    "says",
    "nothing",
    "to",
    "anybody",
    "else",
    "the",
    "rest",
    "is",
    "arithmetic"
  };

  private final Map<String, Boolean> loaded = new TreeMap<>();

  /**
   * Is one model.
   *
   * @param name its name
   * @param loaded whether it is in memory
   */
  record Model(String name, boolean loaded) {}

  Engine() {
    for (String name : List.of("tiny-chat", "tiny-code", "tiny-story")) {
      loaded.put(name, false);
    }
  }

  synchronized List<Model> models() {
    return loaded.entrySet().stream().map(e -> new Model(e.getKey(), e.getValue())).toList();
  }

  synchronized @Nullable Model model(String name) {
    Boolean state = loaded.get(name);
    return state == null ? null : new Model(name, state);
  }

  /** Loads or unloads a model that is there; returns how many are loaded then. */
  synchronized int set(String name, boolean load) {
    loaded.computeIfPresent(name, (known, before) -> load);
    return (int) loaded.values().stream().filter(each -> each).count();
  }

  /**
   * Generates.
   *
   * @return one word a token, or null when there is no such model
   */
  @Nullable List<String> generate(String model, String prompt, int most) {
    if (model(model) == null) {
      return null;
    }
    var chance = new Random(31L * model.hashCode() + prompt.hashCode());
    var tokens = new ArrayList<String>();
    for (int i = 0; i < most; i++) {
      tokens.add(WORDS[chance.nextInt(WORDS.length)]);
    }
    return tokens;
  }

  /** Reads a number of tokens; returns 0 for what is none. */
  static int tokens(String text) {
    try {
      int number = Integer.parseInt(text);
      return number <= MOST_TOKENS ? Math.max(0, number) : 0;
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }
}
