package candor.compile;

import candor.plan.text.Node;
import candor.plan.text.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns one YAML document into a tree, event by event. For one file and one thread.
 *
 * <p>Working on parser events keeps every place exact and every bound ours: aliases, tags and depth
 * are refused where they stand, before anything grows.
 */
final class YamlTree {

  /** The language needs seven levels. */
  private static final int MOST_DEPTH = 32;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(PlanFile.MOST_BYTES)
          .setUseMarks(true)
          .build();

  private final ScalarResolver resolver = SETTINGS.getSchema().getScalarResolver();
  private final Iterator<Event> events;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  static Node read(byte[] utf8) throws BadFile {
    var text = FileText.of(utf8);
    try {
      return new YamlTree(new Parse(SETTINGS).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw syntax(e);
    } catch (YamlEngineException e) {
      throw new BadFile(
          Rule.SYNTAX, 1, 1, "the file cannot be read as YAML", "Check it with a YAML editor.");
    }
  }

  private static BadFile syntax(MarkedYamlEngineException e) {
    var mark = e.getProblemMark().or(e::getContextMark);
    int line = mark.map(m -> m.getLine() + 1).orElse(1);
    int column = mark.map(m -> m.getColumn() + 1).orElse(1);
    var detail = e.getProblem() == null ? "unexpected text" : e.getProblem();
    var clean = detail.codePoints().map(c -> Character.isISOControl(c) ? '?' : c);
    var message =
        "this is not YAML: "
            + clean.collect(
                StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    var remedy =
        message.contains("\\t")
            ? "Indent with spaces, never with tabs."
            : "Look at the indentation, the quotes and the colons here.";
    return new BadFile(Rule.SYNTAX, line, column, message, remedy);
  }

  private Node document() throws BadFile {
    Node root = null;
    while (events.hasNext()) {
      var event = events.next();
      if (event instanceof DocumentStartEvent && root != null) {
        throw bad(Rule.SEVERAL_DOCUMENTS, event, "a second document starts here", "Keep one.");
      }
      if (event instanceof NodeEvent) {
        root = node(event, 0);
      }
    }
    if (root == null || (root instanceof Node.Scalar s && s.form() == Node.Form.NOTHING)) {
      throw new BadFile(Rule.EMPTY, 1, 1, "the file is empty", "Start with candor: 1.");
    }
    return root;
  }

  private Node node(Event event, int depth) throws BadFile {
    if (event instanceof AliasEvent) {
      throw bad(
          Rule.ALIAS, event, "a plan has no aliases", "Write the value out, or use a vocabulary.");
    }
    if (depth > MOST_DEPTH) {
      throw bad(Rule.TOO_DEEP, event, "this is nested too deeply", "A plan needs seven levels.");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    if (event instanceof SequenceStartEvent start) {
      tagless(start.getTag().isPresent(), start);
      return sequence(start, depth);
    }
    if (event instanceof MappingStartEvent start) {
      tagless(start.getTag().isPresent(), start);
      return mapping(start, depth);
    }
    throw new AssertionError("an event that starts no value");
  }

  private static void tagless(boolean tagged, Event at) throws BadFile {
    if (tagged) {
      throw bad(Rule.TAG, at, "a plan has no tags", "Take the word with the ! out.");
    }
  }

  private Node sequence(SequenceStartEvent start, int depth) throws BadFile {
    var items = new ArrayList<Node>();
    for (var event = events.next(); event instanceof NodeEvent; event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(items, line(start), column(start));
  }

  private Node mapping(MappingStartEvent start, int depth) throws BadFile {
    var entries = new ArrayList<Node.Entry>();
    for (var event = events.next(); event instanceof NodeEvent; event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw bad(Rule.ODD_KEY, event, "a key must be a single word", "Write name: value.");
      }
      entries.add(new Node.Entry(scalar(key), node(events.next(), depth + 1)));
    }
    return new Node.Mapping(entries, line(start), column(start));
  }

  private Node.Scalar scalar(ScalarEvent event) throws BadFile {
    tagless(event.getTag().isPresent(), event);
    if (FileText.oddCharacter(event.getValue()) >= 0) {
      var message = "this text holds a character that cannot be seen";
      throw bad(Rule.NOT_TEXT, event, message, "Take the escape with the \\ out.");
    }
    var form = event.isPlain() ? form(event.getValue()) : Node.Form.TEXT;
    return new Node.Scalar(event.getValue(), form, line(event), column(event));
  }

  private Node.Form form(String plain) {
    var tag = resolver.resolve(plain, true);
    if (tag.equals(Tag.INT)) {
      return Node.Form.WHOLE;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Node.Form.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Node.Form.TRUTH;
    }
    return tag.equals(Tag.NULL) ? Node.Form.NOTHING : Node.Form.TEXT;
  }

  private static BadFile bad(Rule rule, Event at, String message, String remedy) {
    return new BadFile(rule, line(at), column(at), message, remedy);
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static int column(Event event) {
    return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
  }
}
