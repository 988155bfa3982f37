package candor.compile.java;

import candor.compile.output.Artifact;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes one Java file, laid out as google-java-format does. For use by one thread.
 *
 * <p>Whoever writes says what a line holds; indentation, imports and wrapping are done here.
 */
final class Source {

  private static final int WIDTH = 100;

  private final Origin origin;
  private final TreeSet<String> imports = new TreeSet<>();
  private final StringBuilder body = new StringBuilder();
  private int depth;

  Source(Origin origin) {
    this.origin = origin;
  }

  /** Imports a type by its full name; the file says the simple one. */
  Source uses(String type) {
    imports.add(type);
    return this;
  }

  Source uses(List<String> types) {
    imports.addAll(types);
    return this;
  }

  Source blank() {
    body.append('\n');
    return this;
  }

  Source doc(Doc doc) {
    doc.lines(depth * 2).forEach(this::line);
    return this;
  }

  Source line(String text) {
    if (!text.isEmpty()) {
      body.append("  ".repeat(depth)).append(text);
    }
    body.append('\n');
    return this;
  }

  /** Opens a block; the head ends with its brace. */
  Source open(String head) {
    line(head);
    depth++;
    return this;
  }

  Source close() {
    depth--;
    return line("}");
  }

  /** Closes a block and opens the one that belongs to it. */
  Source closeAnd(String head) {
    depth--;
    return open("} " + head);
  }

  /** Writes a list between brackets: on one line, on the next line, or one item a line. */
  Source list(String head, List<String> items, String tail) {
    return list(head, items, tail, "");
  }

  /** The same with something behind it, which goes to a line of its own where it does not fit. */
  private Source list(String head, List<String> items, String tail, String behind) {
    var all = String.join(", ", items) + tail;
    var end = behind.isEmpty() ? "" : " " + behind;
    boolean sticks = behind.length() < 2;
    if (fits(head + all + end, 0)) {
      return line(head + all + end);
    }
    if (!sticks && fits(head + all, 0)) {
      return line(head + all).line("    " + behind);
    }
    line(head);
    if (fits(all + end, 4)) {
      return line("    " + all + end);
    }
    if (!sticks && fits(all, 4)) {
      return line("    " + all).line("    " + behind);
    }
    for (int i = 0; i < items.size() - 1; i++) {
      line("    " + items.get(i) + ",");
    }
    var last = items.isEmpty() ? "" : items.get(items.size() - 1);
    return sticks
        ? line("    " + last + tail + end)
        : line("    " + last + tail).line("    " + behind);
  }

  /** Opens a block whose head holds a list; the brace comes behind everything. */
  Source openList(String head, List<String> items, String tail, String behind) {
    list(head, items, tail, behind.isEmpty() ? "{" : behind + " {");
    depth++;
    return this;
  }

  /** Writes a statement; one that is too long is broken behind its first bracket. */
  Source call(String statement) {
    int bracket = statement.indexOf('(') + 1;
    return fits(statement, 0) || bracket == 0
        ? line(statement)
        : line(statement.substring(0, bracket)).line("    " + statement.substring(bracket));
  }

  /**
   * Writes a constant: what it is and what it is made of go to two lines where one is too short.
   */
  Source constant(String declared, String value) {
    return fits(declared + " = " + value + ";", 0)
        ? line(declared + " = " + value + ";")
        : line(declared + " =").line("    " + value + ";");
  }

  /** Writes a constant array: on one line, or filled below its head. */
  Source array(String declared, List<String> items) {
    if (fits(declared + " = {" + String.join(", ", items) + "};", 0)) {
      return line(declared + " = {" + String.join(", ", items) + "};");
    }
    open(declared + " = {");
    var line = new StringBuilder();
    for (String item : items) {
      if (!fits(line + " " + item + ",", 0)) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(item).append(',');
    }
    line(line.substring(0, line.length() - 1));
    depth--;
    return line("};");
  }

  /** Writes words, as many as fit on a line; the next lines hang. */
  Source wrapped(String words, String hang) {
    var line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && !fits(line + " " + word, 0)) {
        line(line.toString());
        line = new StringBuilder(hang).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    return line(line.toString());
  }

  /** Indents what follows as the rest of a statement. */
  Source hang() {
    depth += 2;
    return this;
  }

  Source unhang() {
    depth -= 2;
    return this;
  }

  /** Returns how far the next line is indented. */
  int column() {
    return depth * 2;
  }

  private boolean fits(String text, int hang) {
    return depth * 2 + hang + text.length() <= WIDTH;
  }

  Artifact file(String type) {
    var text = new StringBuilder(origin.header()).append('\n');
    text.append("package ").append(origin.javaPackage()).append(";\n\n");
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    if (!imports.isEmpty()) {
      text.append('\n');
    }
    return new Artifact(origin.path(type + ".java"), text.append(body).toString());
  }
}
