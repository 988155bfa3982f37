package candor.compile.doc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Is a page as a Markdown viewer shows it. */
final class Viewed extends AbstractVisitor {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** What a reader cannot see, and what the page writes out instead. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}&&[^\\u200c\\u200d]]");

  private static final Pattern UNSEEN_IN_VALUES = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

  private final StringBuilder text = new StringBuilder();
  private final List<String> headings = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final List<String> json = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private int cells;

  static Viewed of(String markdown) {
    var viewed = new Viewed();
    PARSER.parse(markdown).accept(viewed);
    return viewed;
  }

  /** Returns a text as it must be seen: one line, with what cannot be seen written out. */
  static String seen(String plain) {
    var line = plain.replaceAll("[\\s\\p{Z}]+", " ").strip();
    return UNSEEN
        .matcher(line)
        .replaceAll(found -> "[" + String.format(Locale.ROOT, "U+%04X", code(found.group())) + "]");
  }

  /** Returns a value as it must be seen: every character is there, or its number. */
  static String seenValue(String plain) {
    return UNSEEN_IN_VALUES
        .matcher(plain)
        .replaceAll(found -> "[" + String.format(Locale.ROOT, "U+%04X", code(found.group())) + "]");
  }

  private static int code(String text) {
    return text.codePointAt(0);
  }

  String text() {
    return text.toString();
  }

  List<String> headings() {
    return headings;
  }

  List<String> links() {
    return links;
  }

  /** Returns the content of the blocks of JSON. */
  List<String> json() {
    return json;
  }

  /** Returns what has no place on a page: HTML and images. */
  List<String> foreign() {
    return foreign;
  }

  int cells() {
    return cells;
  }

  /** Returns the addresses that viewers give to the headings. */
  List<String> addresses() {
    var all = new ArrayList<String>();
    Map<String, Integer> seen = new HashMap<>();
    for (String heading : headings) {
      var slug =
          heading
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "")
              .replace(' ', '-');
      int before = seen.merge(slug, 1, Integer::sum) - 1;
      all.add(before == 0 ? slug : slug + "-" + before);
    }
    return all;
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(Code node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock node) {
    json.add(node.getLiteral());
  }

  @Override
  public void visit(Heading node) {
    int from = text.length();
    super.visit(node);
    headings.add(text.substring(from));
    text.append('\n');
  }

  @Override
  public void visit(Link node) {
    links.add(node.getDestination());
    super.visit(node);
  }

  @Override
  public void visit(HtmlInline node) {
    foreign.add(node.getLiteral());
  }

  @Override
  public void visit(HtmlBlock node) {
    foreign.add(node.getLiteral());
  }

  @Override
  public void visit(Image node) {
    foreign.add(node.getDestination());
  }

  @Override
  public void visit(CustomNode node) {
    super.visit(node);
    if (node instanceof TableCell) {
      cells++;
      text.append('\n');
    }
  }

  @Override
  protected void visitChildren(Node parent) {
    super.visitChildren(parent);
    if (parent instanceof org.commonmark.node.Paragraph) {
      text.append('\n');
    }
  }
}
