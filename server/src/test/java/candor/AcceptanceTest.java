package candor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Makes the table of what is promised and which test holds it, from the tags of the tests. */
final class AcceptanceTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/acceptance.md");

  /** How many sentences the public page of each app has, by the letters of their numbers. */
  private static final Map<String, Integer> ROWS =
      new LinkedHashMap<>(Map.of("DIM", 92, "OSA", 93, "SHI", 78));

  private static final Map<String, String> APPS =
      Map.of("DIM", "Dimmy", "OSA", "Osaurus", "SHI", "Shimmy");

  private static final Pattern TAG = Pattern.compile("(DIM|OSA|SHI)-(\\d{2})");
  private static final Pattern METHOD = Pattern.compile("^  void (\\w+)\\(");
  private static final Pattern TYPE =
      Pattern.compile("^(?:public )?(?:abstract |final )*class (\\w+)");

  private static final String HEAD =
      """
      # What is promised, and which test holds it

      The public pages of three apps make promises; each sentence of them has a number. A test that fails
      when a promise is broken carries that number as its tag, and this table is made of the tags:

          ./mvnw verify                                                            compares
          ./mvnw -pl server -am verify -Dtest=AcceptanceTest -Dacceptance.renew=true \\
            -Dsurefire.failIfNoSpecifiedTests=false                                makes it anew

      A promise without a test is not proved here. It may be one of how a maintainer works (who reads the
      figures, what is published), or one that waits for a page or a command that does not exist yet.
      """;

  @Test
  void theTableIsMadeOfTheTags() throws IOException {
    String page = page(tests());
    if (Boolean.getBoolean("acceptance.renew")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page, Files.readString(PAGE), "docs/acceptance.md is old; it says how to renew it");
  }

  private static Map<String, List<String>> tests() throws IOException {
    var byRow = new TreeMap<String, List<String>>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          read(file, byRow);
        }
      }
    }
    return byRow;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT, 2)) {
      return all.filter(dir -> Files.isDirectory(dir.resolve("src/test/java"))).sorted().toList();
    }
  }

  private static void read(Path file, Map<String, List<String>> byRow) throws IOException {
    var tags = new ArrayList<String>();
    var ofClass = List.<String>of();
    String type = "";
    for (String line : Files.readAllLines(file)) {
      var method = METHOD.matcher(line);
      var begins = TYPE.matcher(line);
      if (line.strip().startsWith("@")) {
        TAG.matcher(line).results().forEach(found -> tags.add(found.group()));
      } else if (begins.find()) {
        type = begins.group(1);
        ofClass = List.copyOf(tags);
        tags.clear();
      } else if (method.find()) {
        tags.addAll(ofClass);
        String test = type + "." + method.group(1);
        tags.stream()
            .distinct()
            .forEach(row -> byRow.computeIfAbsent(row, r -> new ArrayList<>()).add(test));
        tags.clear();
      }
    }
  }

  private static String page(Map<String, List<String>> byRow) {
    var page = new StringBuilder(HEAD);
    for (var app : List.of("DIM", "OSA", "SHI")) {
      int rows = ROWS.getOrDefault(app, 0);
      long held = rows(app).filter(byRow::containsKey).count();
      page.append(String.format(Locale.ROOT, "%n## %s: %d of %d%n%n", APPS.get(app), held, rows));
      page.append("| Promise | Tests | Status |\n|---|---|---|\n");
      rows(app)
          .forEach(row -> {
            var tests = byRow.getOrDefault(row, List.of());
            String named = tests.isEmpty() ? "" : "`" + String.join("` `", tests) + "`";
            page.append("| ").append(row).append(" | ").append(named);
            page.append(tests.isEmpty() ? "| not tested |\n" : " | tested |\n");
          });
    }
    return page.toString();
  }

  private static Stream<String> rows(String app) {
    return Stream.iterate(1, n -> n + 1)
        .limit(ROWS.getOrDefault(app, 0))
        .map(n -> String.format(Locale.ROOT, "%s-%02d", app, n));
  }
}
