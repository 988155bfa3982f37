package candor.example.dimmy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Is what was typed, taken word by word. For use by one thread. */
final class Words {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final Deque<String> left;

  Words(List<String> words) {
    this.left = new ArrayDeque<>(words);
  }

  /** Splits a line at its spaces; what stands between quotation marks is one word. */
  static Words of(String line) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(line);
    while (found.find()) {
      words.add(found.group(1) == null ? found.group(2) : found.group(1));
    }
    return new Words(words);
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Takes the next word. */
  String next(String what) throws WrongUsage {
    String word = left.poll();
    if (word == null) {
      throw new WrongUsage("name " + what);
    }
    return word;
  }

  /** Takes an option and its value, wherever they stand; null when it was not given. */
  @Nullable String option(String name) throws WrongUsage {
    var all = new ArrayList<>(left);
    int at = all.indexOf(name);
    if (at < 0) {
      return null;
    }
    if (at + 1 == all.size()) {
      throw new WrongUsage(name + " wants a value");
    }
    String value = all.get(at + 1);
    all.subList(at, at + 2).clear();
    left.clear();
    left.addAll(all);
    return value;
  }

  /** Takes a flag, wherever it stands. */
  boolean flag(String name) {
    return left.remove(name);
  }

  /** Takes all that is left as one text. */
  String rest() {
    String text = String.join(" ", left);
    left.clear();
    return text;
  }

  /** Fails when something is left that no command knows. */
  void end() throws WrongUsage {
    if (!left.isEmpty()) {
      throw new WrongUsage("there is more than the command takes");
    }
  }
}
