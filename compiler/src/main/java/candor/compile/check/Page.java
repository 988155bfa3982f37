package candor.compile.check;

import candor.plan.text.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Is the page that explains one rule: what it means, why it matters, a wrong example, a right one.
 *
 * @param rule the rule
 * @param title what is wrong, as a phrase without a full stop
 * @param markdown the page below its title
 */
record Page(Rule rule, String title, String markdown) {

  /** Reads the page of a rule; each is a resource named after the id, its first line the title. */
  static Page of(Rule rule) {
    var text = resource(rule.id());
    int end = text.indexOf('\n');
    return new Page(rule, text.substring(2, end), text.substring(end).strip());
  }

  static String resource(String name) {
    try (var in = Page.class.getResourceAsStream(name + ".md")) {
      if (in == null) {
        throw new AssertionError(name + " has no page");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program cannot be read", e);
    }
  }

  /** Returns the page as plain text: without the marks around examples, which are indented. */
  String plain() {
    var all = new StringBuilder();
    boolean example = false;
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith("```")) {
        example = !example;
      } else {
        all.append(example && !line.isEmpty() ? "    " : "").append(line).append('\n');
      }
    }
    return all.toString().replace("`", "\"").strip();
  }
}
