package candor.compile.check;

import candor.plan.text.Rule;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Explains rules to people. Stateless. */
public final class Pages {

  private Pages() {}

  /**
   * Returns the page of one rule as text for a terminal.
   *
   * @param rule the rule
   * @return its title, what it means, why it matters, a wrong example and a right one
   */
  public static String text(Rule rule) {
    var page = Page.of(rule);
    return "%s, %s: %s%n%n%s".formatted(rule.id(), word(rule), page.title(), page.plain());
  }

  /**
   * Returns a line for each rule: its id, how bad it is, its title.
   *
   * @return the table of all rules in the order of their ids
   */
  public static String list() {
    return Arrays.stream(Rule.values())
        .map(rule -> "%s  %-7s  %s".formatted(rule.id(), word(rule), Page.of(rule).title()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * Returns every page in one document, which is kept in docs/problems.md.
   *
   * @return Markdown with LF at the end of each line
   */
  public static String document() {
    var all = new StringBuilder(Page.resource("head"));
    for (Rule rule : Rule.values()) {
      var page = Page.of(rule);
      all.append("\n## ").append(rule.id()).append(": ").append(page.title());
      all.append("\n\n*").append(word(rule)).append("*\n\n");
      all.append(page.markdown()).append('\n');
    }
    return all.toString();
  }

  private static String word(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }
}
