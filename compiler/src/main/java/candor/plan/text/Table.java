package candor.plan.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mapping key by key and reports the keys that nobody asked for. For use by one thread.
 *
 * <p>A getter that finds a mistake reports it and returns the fallback, so that reading goes on.
 */
final class Table {

  /**
   * Is a named value of a mapping whose names the plan's author chose.
   *
   * @param name the name
   * @param key where the name stands
   * @param value what is named
   * @param path the place in words
   */
  record Named(String name, Node.Scalar key, Node value, String path) {}

  private final Node.Mapping node;
  private final String path;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Table(Node.Mapping node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    for (Node.Entry entry : distinct(node, path, problems)) {
      values.put(entry.key().text(), entry.value());
    }
  }

  Node.Mapping node() {
    return node;
  }

  String path() {
    return path;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Returns a value, or null when it is absent or nothing. */
  @Nullable Node get(String key) {
    asked.add(key);
    var value = values.get(key);
    return value instanceof Node.Scalar s && s.form() == Node.Form.NOTHING ? null : value;
  }

  /** Says whether a key has a value, without asking for it: it may still be one too many. */
  boolean holds(String key) {
    return values.containsKey(key);
  }

  /** Returns a value, and reports it when it is missing or empty. */
  @Nullable Node need(String key) {
    var value = get(key);
    if (value == null) {
      problems.add(
          Rule.MISSING, node, path, "the key \"" + key + "\" is missing here", "Add " + key + ".");
    } else if (isEmpty(value)) {
      var message = "\"" + key + "\" is empty";
      problems.add(Rule.WRONG_TYPE, value, path(key), message, "Write what belongs here.");
      return null;
    }
    return value;
  }

  /** Mappings are asked for their keys, so only lists and texts can be empty unnoticed. */
  static boolean isEmpty(Node value) {
    return (value instanceof Node.Sequence list && list.items().isEmpty())
        || (value instanceof Node.Scalar text && text.text().isBlank());
  }

  /** Returns where a key's value stands, or the whole mapping. */
  Node at(String key) {
    var value = get(key);
    return value == null ? node : value;
  }

  /** Returns where a key stands, or null when it is absent. */
  Node.@Nullable Scalar key(String key) {
    for (Node.Entry entry : node.entries()) {
      if (entry.key().text().equals(key)) {
        return entry.key();
      }
    }
    return null;
  }

  /** Returns a scalar of any form but nothing, or null. */
  Node.@Nullable Scalar scalar(String key, String wanted) {
    var value = get(key);
    if (value == null || value instanceof Node.Scalar) {
      return (Node.Scalar) value;
    }
    wrong(value, key, wanted);
    return null;
  }

  /** Returns the mapping under a key, or null when it is absent or something else. */
  @Nullable Table table(String key) {
    var value = get(key);
    return value == null ? null : table(value, path(key));
  }

  /** Returns a mapping, or reports and returns null. */
  @Nullable Table table(Node value, String where) {
    if (value instanceof Node.Mapping mapping) {
      return new Table(mapping, where, problems);
    }
    problems.add(
        Rule.WRONG_TYPE, value, where, "a mapping of keys to values is expected", "Indent keys.");
    return null;
  }

  /** Returns the named values of a mapping, names checked; empty when there is none. */
  List<Named> named(String key, Names form) {
    var table = table(key);
    return table == null ? List.of() : table.named(form);
  }

  private List<Named> named(Names form) {
    var all = new ArrayList<Named>();
    for (Node.Entry entry : distinct(node, path, null)) {
      var name = entry.key().text();
      if (!form.fits(name)) {
        badName(entry.key(), path, form);
      }
      all.add(new Named(name, entry.key(), entry.value(), path(name)));
    }
    return all;
  }

  void badName(Node.Scalar name, String where, Names form) {
    var message = Nearest.quoted(name.text()) + " is not a name that can stand here";
    problems.add(Rule.BAD_NAME, name, where, message, "Names are " + form.words + ".");
  }

  /** Returns the items of a list; a single value counts as a list of one. */
  List<Node> items(String key) {
    var value = get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof Node.Sequence sequence ? sequence.items() : List.of(value);
  }

  /** Returns the mappings of a list. */
  List<Table> tables(String key) {
    var all = new ArrayList<Table>();
    int index = 0;
    for (Node item : items(key)) {
      var table = table(item, path(key) + "[" + index++ + "]");
      if (table != null) {
        all.add(table);
      }
    }
    return all;
  }

  void wrong(Node at, String key, String wanted) {
    var message = "\"" + key + "\" holds a value of the wrong kind";
    problems.add(Rule.WRONG_TYPE, at, path(key), message, "Write " + wanted + ".");
  }

  /** Reports every key that was not asked for. */
  void close() {
    for (Node.Entry entry : distinct(node, path, null)) {
      if (!asked.contains(entry.key().text())) {
        var message = Nearest.quoted(entry.key().text()) + " is not a key that can stand here";
        problems.unknown(Rule.UNKNOWN_KEY, entry.key(), path, message, asked);
      }
    }
  }

  private static List<Node.Entry> distinct(
      Node.Mapping node, String path, @Nullable Problems problems) {
    var seen = new LinkedHashMap<String, Node.Entry>();
    for (Node.Entry entry : node.entries()) {
      var earlier = seen.putIfAbsent(entry.key().text(), entry);
      if (earlier != null && problems != null) {
        var message =
            Nearest.quoted(entry.key().text())
                + " stands here twice, first in line "
                + earlier.key().line();
        problems.add(Rule.DUPLICATE_KEY, entry.key(), path, message, "Keep one of the two.");
      }
    }
    return List.copyOf(seen.values());
  }
}
