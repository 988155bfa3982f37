package candor.server.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the lines of a draft, each once as it is shown and once as if somebody had filled it in,
 * so that the draft can be tried. For one thread.
 */
final class Sheet {

  /** Is what a blank is found by. */
  static final String MARK = "FILL IN";

  private final List<String> shown = new ArrayList<>();
  private final List<String> filled = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private String owner = "";

  /** Says whose lines follow. */
  void owner(String name) {
    owner = name;
  }

  Sheet line(String line) {
    return line(line, line);
  }

  /** Adds a key whose value only a person knows. */
  Sheet blank(String key, String hint, String example) {
    return line(key + ": \"\"  # " + MARK + ": " + hint, key + ": \"" + example + "\"");
  }

  Sheet line(String asShown, String asFilled) {
    shown.add(asShown);
    filled.add(asFilled);
    owners.add(owner);
    return this;
  }

  /** Adds the lines of another sheet as the present owner's. */
  void addAll(Sheet other) {
    for (int i = 0; i < other.shown.size(); i++) {
      line(other.shown.get(i), other.filled.get(i));
    }
  }

  /** Returns whose line it is, from 1; empty for nobody's. */
  String ownerOf(int line) {
    return line >= 1 && line <= owners.size() ? owners.get(line - 1) : "";
  }

  String shown() {
    return String.join("\n", shown) + "\n";
  }

  String filled() {
    return String.join("\n", filled) + "\n";
  }
}
