package candor.compile.doc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gathers the blocks of one Markdown page. For use by one thread.
 *
 * <p>Links name a heading by key, also one that comes later; the page knows under which address
 * each heading is found once all of them are there.
 */
final class Page {

  /** Enclose the key of a link; {@link Markdown} lets neither pass in text. */
  private static final char OPEN = '\uE000';

  private static final char CLOSE = '\uE001';

  private static final Pattern TARGET = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);

  /** A column beyond this is not filled up: the raw table would grow wider than any window. */
  private static final int WIDEST_FILLED = 48;

  private final List<Supplier<String>> blocks = new ArrayList<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  /** Returns a link to the heading with a key. */
  static String link(String markdown, String key) {
    return "[" + markdown + "](#" + OPEN + key + CLOSE + ")";
  }

  /** Adds a heading that is its own key. */
  Page heading(int level, String words) {
    return heading(level, words, words, Markdown.text(words));
  }

  /** Adds a heading of words and a planned name; both together are its key. */
  Page heading(int level, String words, String name) {
    return heading(
        level, words + " " + name, words + " " + name, words + " " + Markdown.code(name));
  }

  private Page heading(int level, String key, String visible, String markdown) {
    addresses.put(key, address(visible));
    return block("#".repeat(level) + " " + markdown);
  }

  /** Gives a heading the address that Markdown viewers give it; a repeated one is numbered. */
  private String address(String visible) {
    var slug = new StringBuilder();
    visible
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> c == ' ' ? '-' : c)
        .filter(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')
        .forEach(slug::appendCodePoint);
    var plain = slug.toString();
    var address = plain;
    while (taken.containsKey(address)) {
      address = plain + "-" + taken.merge(plain, 1, Integer::sum);
    }
    taken.put(address, 0);
    return address;
  }

  Page paragraph(String markdown) {
    return block(markdown);
  }

  Page bullets(List<String> items) {
    return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
  }

  /** Adds a block of JSON, fenced by more backticks than stand in it. */
  Page json(String json) {
    var fence = "```";
    while (json.contains(fence)) {
      fence += "`";
    }
    return block(fence + "json\n" + json + "\n" + fence);
  }

  /** Adds a table, if it has rows, with its columns filled up so that it reads well raw. */
  Page table(List<String> head, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      blocks.add(() -> filled(resolved(head), rows.stream().map(this::resolved).toList()));
    }
    return this;
  }

  private List<String> resolved(List<String> cells) {
    return cells.stream().map(this::resolved).toList();
  }

  private static String filled(List<String> head, List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (int column = 0; column < head.size(); column++) {
      int place = column;
      int width = rows.stream().mapToInt(row -> width(row.get(place))).max().orElse(0);
      widths.add(Math.min(WIDEST_FILLED, Math.max(width(head.get(column)), width)));
    }
    var lines = new ArrayList<String>();
    lines.add(line(head, widths));
    widths.set(widths.size() - 1, 3);
    lines.add(line(widths.stream().map(width -> "-".repeat(Math.max(3, width))).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private static String line(List<String> cells, List<Integer> widths) {
    var line = new StringBuilder("|");
    for (int column = 0; column < cells.size(); column++) {
      var cell = cells.get(column);
      boolean last = column == cells.size() - 1;
      int fill = last ? 0 : Math.max(0, widths.get(column) - width(cell));
      line.append(' ').append(cell).append(" ".repeat(fill)).append(" |");
    }
    return line.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private Page block(String markdown) {
    blocks.add(() -> resolved(markdown));
    return this;
  }

  /** Returns the whole page, its links resolved. */
  String text() {
    return blocks.stream().map(Supplier::get).collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String resolved(String markdown) {
    return TARGET
        .matcher(markdown)
        .replaceAll(found -> {
          var address = addresses.get(found.group(1));
          if (address == null) {
            throw new AssertionError("a link to a heading that is not there: " + found.group(1));
          }
          return address;
        });
  }
}
