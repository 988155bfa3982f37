package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.text.PlanWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads a page finds what they came for, made of the plan and not of words about it. */
final class ReadersTest {

  private static String section(String page, String heading) {
    int from = page.indexOf("\n## " + heading + "\n");
    assertTrue(from >= 0, "no section " + heading);
    int to = page.indexOf("\n## ", from + 4);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  @Test
  @Tag("OSA-02")
  void usersContributorsAndAuditorsSeeWhatIsCapturedWhyAndWhatIsLeftOut() {
    var plan = ReferencePages.plan("osaurus");
    var page = ReferencePages.page(plan);
    var collected = section(page, "What is collected");
    var never = section(page, "What is never collected");

    plan.events()
        .forEach((name, event) -> {
          assertTrue(collected.contains("### Event `" + name + "`"), name);
          assertTrue(collected.contains("- **Why:** " + event.question()), name);
          assertTrue(collected.contains("- **When:** "), name);
        });
    plan.never().forEach(promise -> assertTrue(never.contains(promise.what()), promise.what()));
    assertTrue(page.contains("those who use the app, those who work on it and those who check it"));
    assertTrue(section(page, "Your choice").contains("In a build without one"));
    assertTrue(section(page, "Check it yourself").contains(PlanWriter.hash(plan)));
  }

  @Test
  @Tag("OSA-88")
  void everyHashIsSaidToBeReversibleByGuessing() {
    var plan = ReferencePages.plan("osaurus");

    var hashes = new ArrayList<String>();
    for (String line : ReferencePages.page(plan).lines().toList()) {
      if (line.startsWith("| `") && line.contains("hex digits of SHA-256")) {
        assertTrue(line.contains("whoever guesses a value can check the guess"), line);
        assertTrue(line.contains("It can be reversed by guesses"), line);
        hashes.add(line.substring(3, line.indexOf('`', 3)));
      }
    }

    assertEquals(hashed(plan), hashes);
    assertTrue(hashes.contains("model_hash"));
  }

  private static List<String> hashed(Plan plan) {
    return plan.events().values().stream()
        .flatMap(event -> event.properties().entrySet().stream())
        .filter(property -> property.getValue().type() instanceof PropertyType.Hash)
        .map(Map.Entry<String, Property>::getKey)
        .toList();
  }

  @Test
  @Tag("SHI-77")
  void whatTheFiguresAreForIsOnThePageAndNothingElseIs() {
    var plan = ReferencePages.plan("shimmy");
    var used = section(ReferencePages.page(plan), "What it is used for");

    var listed =
        used.lines()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.substring(2).replace("\\", ""))
            .toList();

    assertEquals(plan.app().purposes(), listed);
    assertTrue(listed.get(0).startsWith("Product work: bottlenecks"), listed.get(0));
    assertTrue(
        plan.app().access().contains("The maintainer only; nothing is shared with third parties."));
    assertFalse(used.toLowerCase(java.util.Locale.ROOT).contains("advert"));
  }
}
