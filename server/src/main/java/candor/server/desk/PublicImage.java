package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.KeptPages;
import candor.server.insight.Insights;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Draws one public figure as an image that stands alone: no script, no font, nothing that is
 * loaded. For use by one thread.
 *
 * <p>It says what the page says in the same words, so it can say nothing more. Numbers are written
 * as XML has them, whatever digits the people of this machine use.
 */
final class PublicImage {

  /** An image does not know the page around it, so it brings its own ground for its letters. */
  private static final String STYLE =
      """
      svg{font-family:system-ui,sans-serif;color-scheme:light dark}\
      .card{fill:#fff;stroke:#e5e2dc}.ink{fill:#1d2125}.soft{fill:#5d636a}.bar{fill:#e0f0ec}\
      .grid{stroke:#e5e2dc;fill:none}.line{stroke:#0b6b5c;fill:none;stroke-width:2;stroke-linecap:round}\
      @media (prefers-color-scheme:dark){\
      .card{fill:#1b1e22;stroke:#2d3137}.ink{fill:#ebe9e4}.soft{fill:#a3a9b0}.bar{fill:#1c3733}\
      .grid{stroke:#2d3137}.line{stroke:#63cdb8}}\
      """;

  /** Names the style by what it is, so that a browser takes it and no other. */
  static final String STYLE_SOURCE =
      "'sha256-"
          + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Secret.hash(STYLE)))
          + "'";

  private static final int WIDTH = 640;
  private static final int EDGE = 24;
  private static final int ROOM = WIDTH - 2 * EDGE;
  private static final int CHART = 150;
  private static final int AXIS = 56;

  /** Wider letters than the usual ones take more room than this, so lines are cut early. */
  private static final double LETTER = 0.56;

  private static final int MOST_LINES = 3;

  private final StringBuilder body = new StringBuilder();
  private final List<String> said = new ArrayList<>();
  private int y = EDGE;

  private PublicImage() {}

  /** Draws a figure of a page; of what was published only the lengths of bars are taken. */
  static String draw(KeptPages.Public page, KeptPages.Item item, Insights.Item published) {
    return new PublicImage().image(page, item, published);
  }

  private String image(KeptPages.Public page, KeptPages.Item item, Insights.Item published) {
    for (String line : lines(item.title(), 18)) {
      y += 24;
      text(EDGE, y, 18, "ink", "start", line);
    }
    if (!item.cannot().isEmpty()) {
      paragraph(item.cannot());
    } else if (!item.figure().isEmpty()) {
      figure(item);
    }
    Drawing.Bands chart = item.line();
    if (chart != null) {
      line(chart);
    }
    for (int i = 0; i < item.tables().size(); i++) {
      table(item.tables().get(i), item.title(), published.tables().get(i));
    }
    y += 14;
    paragraph(page.name() + ", " + page.week());
    int height = y + EDGE;
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        role="img" aria-labelledby="t d"><title id="t">%s</title><desc id="d">%s</desc>\
        <style>%s</style><rect class="card" x="0.5" y="0.5" width="%d" height="%d" rx="12"/>%s</svg>
        """,
        WIDTH,
        height,
        WIDTH,
        height,
        escaped(item.title()),
        escaped(String.join(" ", said)),
        STYLE,
        WIDTH - 1,
        height - 1,
        body);
  }

  private void figure(KeptPages.Item item) {
    y += 46;
    text(EDGE, y, 34, "ink", "start", item.figure());
    y += 22;
    text(EDGE, y, 14, "soft", "start", item.note());
    said.add(item.figure() + " " + item.note() + ".");
  }

  private void paragraph(String text) {
    for (String line : lines(text, 14)) {
      y += 20;
      text(EDGE, y, 14, "soft", "start", line);
    }
    said.add(text.endsWith(".") ? text : text + ".");
  }

  private void line(Drawing.Bands chart) {
    int top = y + 24;
    int width = ROOM - AXIS;
    for (int i = 0; i < chart.heights().size(); i++) {
      int at = top + 4 + i * CHART / (chart.heights().size() - 1);
      text(EDGE + AXIS - 8, at, 12, "soft", "end", chart.heights().get(i));
    }
    body.append(
        String.format(
            Locale.ROOT,
            """
            <svg x="%d" y="%d" width="%d" height="%d" viewBox="0 0 1000 240" \
            preserveAspectRatio="none" overflow="visible"><path class="grid" \
            vector-effect="non-scaling-stroke" d="M0 0H1000M0 60H1000M0 120H1000M0 180H1000M0 240H1000"/>\
            """,
            EDGE + AXIS,
            top,
            width,
            CHART));
    for (Drawing.Line line : chart.lines()) {
      body.append("<path class=\"line\" vector-effect=\"non-scaling-stroke\" d=\"")
          .append(escaped(line.path()))
          .append("\"/>");
    }
    body.append("</svg>");
    for (Drawing.Tick tick : chart.ticks()) {
      if (tick.rank().isEmpty()) {
        double share = Double.parseDouble(tick.at().replace("%", "")) / 100;
        int x = (int) (EDGE + AXIS + share * width);
        text(x, top + CHART + 20, 12, "soft", tick.anchor(), tick.text());
      }
    }
    y = top + CHART + 24;
    for (Drawing.Row row : chart.rows()) {
      said.add(row.name() + ": " + told(row.cells().getFirst()) + ".");
    }
  }

  private static String told(String cell) {
    return cell.isEmpty() ? "not shown" : cell;
  }

  private void table(KeptPages.Table table, String above, Insights.Table published) {
    if (!table.title().equals(above)) {
      y += 32;
      text(EDGE, y, 15, "ink", "start", table.title());
    }
    paragraph(table.what());
    if (table.rows().isEmpty()) {
      paragraph("No value stands for enough installs.");
    } else {
      y += 24;
      text(WIDTH - EDGE - 8, y, 12, "soft", "end", "Installs");
      text(WIDTH - EDGE - 130, y, 12, "soft", "end", table.unit());
    }
    var installs = published.rows().stream().map(Insights.Row::installs).toList();
    for (int i = 0; i < table.rows().size(); i++) {
      double length = (double) installs.get(i) / Collections.max(installs);
      row(table.rows().get(i), table.unit(), (int) Math.round(ROOM * length));
    }
    y += table.rows().isEmpty() ? 0 : 8;
    if (!table.best().isEmpty()) {
      paragraph(table.best());
    }
    if (table.hides()) {
      paragraph("Other values are not shown, to protect small groups.");
    }
  }

  private void row(Drawing.Row row, String unit, int length) {
    y += 28;
    body.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"24\" rx=\"4\"/>",
            EDGE,
            y - 17,
            length));
    text(EDGE + 8, y, 14, "ink", "start", cut(row.name(), unit.isEmpty() ? 440 : 300, 14));
    int last = row.cells().size() - 1;
    text(WIDTH - EDGE - 8, y, 14, "ink", "end", row.cells().get(last));
    if (last > 0) {
      text(WIDTH - EDGE - 130, y, 14, "ink", "end", row.cells().getFirst());
    }
    String of = last > 0 ? " " + unit + ", " + row.cells().get(last) : "";
    said.add(row.name() + ": " + row.cells().getFirst() + of + " installs.");
  }

  private void text(int x, int at, int size, String style, String anchor, String text) {
    if (!text.isEmpty()) {
      body.append(
          String.format(
              Locale.ROOT,
              "<text class=\"%s\" x=\"%d\" y=\"%d\" font-size=\"%d\"%s text-anchor=\"%s\">%s</text>",
              style,
              x,
              at,
              size,
              size > 14 ? " font-weight=\"600\"" : "",
              anchor,
              escaped(text)));
    }
  }

  /** Breaks a text between words; what is too long for all lines ends in dots. */
  private static List<String> lines(String text, int size) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean fits = width(line + " " + word, size) <= ROOM;
      if (!line.isEmpty() && !fits) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(cut(word, ROOM, size));
    }
    lines.add(line.toString());
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    var first = new ArrayList<>(lines.subList(0, MOST_LINES));
    first.set(MOST_LINES - 1, first.getLast() + " …");
    return first;
  }

  private static String cut(String text, int room, int size) {
    if (width(text, size) <= room) {
      return text;
    }
    var cut = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      if (width(cut.toString() + "…", size) + size > room) {
        break;
      }
      cut.appendCodePoint(point);
    }
    return cut + "…";
  }

  /** Estimates how wide a text is; letters of East Asia are as wide as high. */
  private static double width(String text, int size) {
    return text.codePoints().mapToDouble(c -> c < 0x1100 ? LETTER : 1).sum() * size;
  }

  /** Writes a text for XML, in which some characters cannot be. */
  private static String escaped(String text) {
    var out = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      switch (point) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.appendCodePoint(isCharacter(point) ? point : 0xFFFD);
      }
    }
    return out.toString();
  }

  private static boolean isCharacter(int point) {
    return point >= 0x20
        && (point < 0x7F || point > 0x9F)
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}
