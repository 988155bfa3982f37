package candor.server.desk;

import candor.server.desk.pages.KeptPages.Block;
import candor.server.desk.pages.KeptPages.Cell;
import candor.server.desk.pages.KeptPages.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown that the plan's own document is written in, and no more of it. Text that looks
 * otherwise stays text, so nothing a plan says can become a tag or an address that runs.
 */
final class Markdown {

  private static final Pattern SPAN =
      Pattern.compile(
          "\\*\\*(?<strong>[^*]+)\\*\\*|`(?<code>[^`]+)`"
              + "|\\[(?<label>[^\\]\\[]+)\\]\\((?<href>#[a-z0-9-]+|https://[^\\s()]+)\\)");

  private final List<Block> blocks = new ArrayList<>();
  private final List<List<Cell>> open = new ArrayList<>();
  private String kind = "";

  private Markdown() {}

  static List<Block> blocks(String document) {
    var reading = new Markdown();
    boolean fenced = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("```")) {
        reading.end();
        fenced = !fenced;
      } else if (fenced) {
        reading.add("pre", plain(line));
      } else {
        reading.line(line);
      }
    }
    reading.end();
    return reading.blocks;
  }

  private void line(String line) {
    if (line.isBlank()) {
      end();
    } else if (line.matches("#{1,4} .*")) {
      end();
      int level = line.indexOf(' ');
      String text = line.substring(level + 1);
      blocks.add(new Block("h" + level, slug(text), List.of(List.of(cell(text)))));
    } else if (line.startsWith("- ")) {
      add("ul", List.of(cell(line.substring(2))));
    } else if (line.startsWith("|")) {
      if (!line.matches("[|\\s:-]+")) {
        add("table", row(line));
      }
    } else {
      add("p", List.of(cell(line)));
    }
  }

  private static List<Cell> plain(String line) {
    return List.of(new Cell(List.of(new Span("text", line, ""))));
  }

  private void add(String of, List<Cell> line) {
    if (!kind.equals(of)) {
      end();
    }
    kind = of;
    open.add(line);
  }

  private void end() {
    if (!open.isEmpty()) {
      blocks.add(new Block(kind, "", List.copyOf(open)));
    }
    open.clear();
    kind = "";
  }

  private static List<Cell> row(String line) {
    var cells = new ArrayList<Cell>();
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell(cell.strip().replace("\\|", "|")));
    }
    return cells;
  }

  private static Cell cell(String text) {
    var spans = new ArrayList<Span>();
    Matcher found = SPAN.matcher(text);
    int at = 0;
    while (found.find()) {
      text(spans, text.substring(at, found.start()));
      if (found.group("strong") != null) {
        spans.add(new Span("strong", unescaped(found.group("strong")), ""));
      } else if (found.group("code") != null) {
        spans.add(new Span("code", found.group("code"), ""));
      } else {
        spans.add(new Span("a", unescaped(found.group("label")), found.group("href")));
      }
      at = found.end();
    }
    text(spans, text.substring(at));
    return new Cell(spans);
  }

  private static void text(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span("text", unescaped(text), ""));
    }
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\([\\\\`*_{}\\[\\]<>()#+.!|-])", "$1");
  }

  /** Makes the name to which links within the page lead, as code forges do. */
  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }
}
