package candor.compile.java;

import java.util.ArrayList;
import java.util.List;

/** Builds one documentation comment, wrapped as google-java-format does. For use by one thread. */
final class Doc {

  /** Column at which lines end. */
  private static final int WIDTH = 100;

  private final List<String> paragraphs = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** Starts with a first sentence, which is escaped already. */
  static Doc of(String html) {
    return new Doc().text(html);
  }

  /** Adds a paragraph, which is escaped already; an empty one is left out. */
  Doc text(String html) {
    if (!html.isBlank()) {
      paragraphs.add(html);
    }
    return this;
  }

  Doc param(String name, String html) {
    tags.add("@param " + name + " " + html);
    return this;
  }

  Doc returns(String html) {
    tags.add("@return " + html);
    return this;
  }

  Doc raises(String type, String html) {
    tags.add("@throws " + type + " " + html);
    return this;
  }

  List<String> lines(int indent) {
    var single = paragraphs.size() == 1 && tags.isEmpty() ? "/** " + paragraphs.get(0) + " */" : "";
    if (!single.isEmpty() && indent + single.length() <= WIDTH) {
      return List.of(single);
    }
    var lines = new ArrayList<String>();
    for (String paragraph : paragraphs) {
      wrap((lines.isEmpty() ? "" : "<p>") + paragraph, indent, "", lines);
      lines.add(" *");
    }
    for (String tag : tags) {
      wrap(tag, indent, "    ", lines);
    }
    if (tags.isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    lines.add(0, "/**");
    lines.add(" */");
    return lines;
  }

  private static void wrap(String text, int indent, String hang, List<String> lines) {
    var line = new StringBuilder(" *");
    boolean fresh = true;
    for (String word : text.split(" ", -1)) {
      if (!fresh && indent + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" *").append(hang);
      }
      line.append(' ').append(word);
      fresh = false;
    }
    lines.add(line.toString());
  }
}
