package candor.compile.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.plan.text.Problem;
import candor.plan.text.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page keeps its word: its wrong example breaks that rule alone, its right one none. */
final class PagesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /** A plan without problems; an example replaces the sections that it writes itself. */
  private static final String REST =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: cli}
      channels: {usage: {consent: opt-in, label: Send usage data}}
      identity: {model: none}
      events:
        saved: {question: Is saving used?, when: A file was saved.}
      questions:
        kpis: [{id: saves, question: How many are saved?, measure: events, events: [saved]}]
      retention: {events: 30}
      """;

  /** What no example on a page can show; each has its own test below or beside the commands. */
  private static final Set<Rule> SHOWN_IN_WORDS =
      EnumSet.of(
          Rule.TOO_LARGE, Rule.NOT_TEXT, Rule.TOO_MANY, Rule.TOO_MANY_WARNINGS, Rule.NO_FILE);

  private static final Pattern EXAMPLE =
      Pattern.compile("```(yaml|yaml whole|text)\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern SECTION = Pattern.compile("(?m)^(?=\\S)");

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theWrongExampleBreaksThatRuleAndNoOther(Rule rule) {
    var example = examples(rule).get(0);

    if (SHOWN_IN_WORDS.contains(rule)) {
      assertTrue(example.startsWith("text"), example);
    } else {
      assertEquals(Set.of(rule.id()), Set.copyOf(ids(example)));
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theRightExampleHasNoProblem(Rule rule) {
    var example = examples(rule).get(1);

    assertEquals(List.of(), SHOWN_IN_WORDS.contains(rule) ? List.of() : ids(example));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void aPageIsShortPlainAndComplete(Rule rule) {
    var page = Page.of(rule);

    assertEquals(2, examples(rule).size());
    assertFalse(page.title().endsWith("."), page.title());
    assertTrue(page.markdown().lines().allMatch(line -> line.length() <= 100), page.markdown());
    assertFalse(page.plain().contains("`"), page.plain());
  }

  @Test
  void whatAPageShowsInWordsHappens() {
    assertEquals(List.of("CP002"), problems(new byte[(1 << 20) + 1]));
    assertEquals(List.of("CP005"), problems(new byte[] {'a', ':', ' ', (byte) 0xe9}));
    assertTrue(problems("wrong: 1\n".repeat(300).getBytes(UTF_8)).contains("CP010"));
    var unused = new StringBuilder(REST.replaceAll("(?s)questions:.*(?=retention)", ""));
    for (int i = 0; i < 300; i++) {
      unused.insert(unused.indexOf("retention"), "  e" + i + ": {question: Who?, when: Now.}\n");
    }
    assertTrue(problems(unused.toString().getBytes(UTF_8)).contains("CP100"));
  }

  @Test
  void theDocumentOfAllProblemsIsUpToDate() throws IOException {
    assertEquals(
        Files.readString(Path.of("..", "docs", "problems.md")),
        Pages.document(),
        "run ./candor plan explain --markdown > docs/problems.md");
  }

  private static List<String> examples(Rule rule) {
    var all = new ArrayList<String>();
    var matcher = EXAMPLE.matcher(Page.of(rule).markdown());
    while (matcher.find()) {
      all.add(matcher.group(1) + "\n" + matcher.group(2) + "\n");
    }
    return all;
  }

  private static List<String> ids(String example) {
    int end = example.indexOf('\n');
    var text = example.substring(end + 1);
    boolean whole = example.startsWith("yaml whole");
    return problems((whole ? text : complete(text)).getBytes(UTF_8));
  }

  private static List<String> problems(byte[] file) {
    return PlanFile.read(file, TODAY).problems().stream().map(Problem::id).toList();
  }

  private static String complete(String example) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : SECTION.split(REST + example, -1)) {
      sections.put(section.split("[: ]", 2)[0], section);
    }
    return String.join("", sections.values());
  }
}
