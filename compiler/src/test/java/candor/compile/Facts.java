package candor.compile;

import candor.plan.Plan;
import candor.plan.text.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Is one part of a facts file. What is absent is empty, so that a walk needs no questions.
 *
 * @param node the part, or null when it is absent
 */
record Facts(@Nullable Node node) {

  static Facts of(String app) {
    try {
      var file = Path.of("src/test/resources/facts", app + ".yaml");
      return new Facts(YamlTree.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadFile e) {
      throw new IllegalArgumentException(e.problem().toString(), e);
    }
  }

  static Plan plan(String app) {
    try {
      var reading = PlanFile.read(Path.of("..", "plans", app + ".yaml"));
      var plan = reading.plan();
      if (plan == null) {
        throw new IllegalStateException(reading.problems().toString());
      }
      return plan;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String scalars(Node list) {
    return ((Node.Sequence) list)
        .items().stream()
            .map(Node.Scalar.class::cast)
            .map(scalar -> scalar.form() + " " + scalar.text())
            .collect(Collectors.joining(","));
  }

  Facts get(String... path) {
    var facts = this;
    for (String key : path) {
      facts = new Facts(facts.members().get(key));
    }
    return facts;
  }

  private Map<String, Node> members() {
    var all = new LinkedHashMap<String, Node>();
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> all.put(entry.key().text(), entry.value()));
    }
    return all;
  }

  boolean there() {
    return node != null;
  }

  /** Returns a scalar's text; empty when there is none or it is null. */
  String text() {
    return node instanceof Node.Scalar s && s.form() != Node.Form.NOTHING ? s.text() : "";
  }

  String text(String... path) {
    return get(path).text();
  }

  boolean truth(String key, boolean fallback) {
    var text = text(key);
    return text.isEmpty() ? fallback : Boolean.parseBoolean(text);
  }

  List<Facts> items(String... path) {
    var all = new ArrayList<Facts>();
    if (get(path).node() instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> all.add(new Facts(item)));
    }
    return all;
  }

  /** Returns the texts of a list; a single text counts as a list of one. */
  List<String> texts(String... path) {
    var single = text(path);
    return single.isEmpty() ? items(path).stream().map(Facts::text).toList() : List.of(single);
  }

  Map<String, Facts> entries(String... path) {
    var all = new LinkedHashMap<String, Facts>();
    get(path).members().forEach((name, value) -> all.put(name, new Facts(value)));
    return all;
  }

  Map<String, String> words(String... path) {
    var all = new LinkedHashMap<String, String>();
    entries(path).forEach((name, value) -> all.put(name, value.text()));
    return all;
  }
}
