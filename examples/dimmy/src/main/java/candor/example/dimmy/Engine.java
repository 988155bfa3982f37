package candor.example.dimmy;

import candor.example.dimmy.telemetry.ErrorCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes words of samples: the same words of the same samples, and none of them was said. Stands
 * where an engine for speech would. Immutable.
 */
final class Engine {

  /** Comes with the app; any other must lie among the models. */
  static final String MODEL = "base";

  /** How the machine pretends that a cloud answers; a status or the name of an error. */
  private static final String ANSWER = "DIMMY_CLOUD_ANSWER";

  private static final String SILENCE = "um";

  private static final List<String> WORDS =
      List.of(
          "the",
          "meeting",
          "starts",
          "after",
          "lunch",
          "please",
          "write",
          "a",
          "letter",
          "to",
          "our",
          "neighbour",
          "about",
          "seven",
          "green",
          "boats");

  /** Five words are spoken in two seconds. */
  private static final double SECONDS_A_WORD = 0.4;

  private final World world;
  private final Settings settings;

  Engine(World world, Settings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** Transcribes with the model on this machine. */
  List<String> whisper(Wav wav) throws Failure {
    String model = settings.get(Setting.LOCAL_MODEL);
    Path file = world.directory().resolve("models").resolve(model + ".bin");
    if (!model.equals(MODEL) && !Files.isRegularFile(file)) {
      throw new Failure(ErrorCategory.MODEL_LOAD, "whisper_init: cannot load " + file);
    }
    return words(wav);
  }

  /** Pretends that a provider transcribes; nothing leaves the machine for that. */
  List<String> cloud(Wav wav, String key) throws Failure {
    askCloud(key);
    return words(wav);
  }

  private void askCloud(String key) throws Failure {
    if (key.isEmpty()) {
      throw new Failure(ErrorCategory.AUTH, "this provider wants a key; see dimmy key set");
    }
    String answer = world.variable(ANSWER);
    if (!answer.isEmpty() && !answer.equals("200")) {
      throw new Failure(category(answer), "the provider answered " + answer);
    }
  }

  private static ErrorCategory category(String answer) {
    return switch (answer) {
      case "401", "403" -> ErrorCategory.AUTH;
      case "404" -> ErrorCategory.NOT_FOUND;
      case "413" -> ErrorCategory.TOO_LARGE;
      case "429" -> ErrorCategory.RATE_LIMIT;
      case "timeout" -> ErrorCategory.TIMEOUT;
      case "network" -> ErrorCategory.NETWORK;
      default -> answer.startsWith("5") ? ErrorCategory.SERVER_ERROR : ErrorCategory.CLIENT_ERROR;
    };
  }

  private static List<String> words(Wav wav) {
    var words = new ArrayList<String>();
    int step = Math.max(1, (int) (wav.perSecond() * SECONDS_A_WORD));
    for (int from = 0; from < wav.samples().length; from += step) {
      int to = Math.min(from + step, wav.samples().length);
      var part = Arrays.copyOfRange(wav.samples(), from, to);
      int drawn = Math.floorMod(Arrays.hashCode(part), WORDS.size());
      words.add(isSilent(part) ? SILENCE : WORDS.get(drawn));
    }
    return words;
  }

  private static boolean isSilent(short[] part) {
    for (short sample : part) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes out what is only a pause. */
  static List<String> withoutFillers(List<String> words) {
    return words.stream().filter(word -> !word.equals(SILENCE)).toList();
  }

  /** Pretends that a language model works on a text, on this machine or elsewhere. */
  List<String> improve(List<String> words, String style, boolean isLocal, String key)
      throws Failure {
    if (!isLocal) {
      askCloud(key);
    }
    return switch (style.toLowerCase(Locale.ROOT)) {
      case "concise" -> words.subList(0, words.size() - words.size() / 3);
      case "formal" -> join(List.of("Dear", "all,"), words);
      default -> join(words, List.of("(" + style + ")"));
    };
  }

  private static List<String> join(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
