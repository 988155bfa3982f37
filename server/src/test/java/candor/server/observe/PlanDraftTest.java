package candor.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.text.PlanReader.Reading;
import candor.plan.text.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanDraftTest {

  private static final String PROPS =
      """
      {"way":"menu","cold":true,"n":42,"ratio":0.25,"v":"1.2.3","id":"01890a5d-ac96-774b-bcce-b302099a8057",
       "at":"2026-11-22","tags":["a","b"],"digest":"0123456789abcdef0123","note":"one two three four",
       "path":"/x/y","deep":{"k":1},"some_locale":"de","class":"economy","camelCase":1,"yes":"no"}
      """;

  @TempDir Path data;

  private Seen rich() throws IOException {
    var watched = new Watched(data);
    for (int sender = 0; sender < 25; sender++) {
      watched.see(sender, "text.opened", PROPS, "{\"os_name\":\"Linux\",\"app_version\":\"1.0\"}");
      watched.see(sender, "text.closed", "{\"n\":7.5,\"way\":\"key\",\"os_name\":\"x\"}");
      watched.see(sender, "on", "{}", "{\"os_name\":\"linux\"}");
      watched.see(sender, "User Signed Up", "{\"a\":1}");
    }
    watched.see(1, "text.closed", "{\"n\":1}");
    watched.see(1, "text.closed", "{\"way\":\"rare\",\"n\":1}");
    var nobody = new Sender(null, null, false, Map.of());
    var id = new UUID(1, 2);
    watched.see(1, new Message.Summary(id, Instant.EPOCH, nobody, Watched.members("{\"m\":3}")));
    watched.see(1, new Message.Crash(id, Instant.EPOCH, nobody, false, List.of()));
    watched.see(1, new Message.Feedback(id, Instant.EPOCH, nobody, "bug", "It broke.", null));
    return watched.seen();
  }

  @Test
  void whoeverFillsTheBlanksHasAPlan() throws IOException {
    var reading = read(PlanDraft.filled("quill", rich()));

    assertEquals(List.of(), errors(reading.problems()));
    Plan plan = Objects.requireNonNull(reading.plan());
    var opened = Objects.requireNonNull(plan.events().get("text.opened")).properties();
    assertTrue(type(opened, "cold") instanceof PropertyType.Bool);
    assertTrue(type(opened, "n") instanceof PropertyType.Decimal, "7.5 came elsewhere");
    assertTrue(type(opened, "v") instanceof PropertyType.Version);
    assertTrue(type(opened, "id") instanceof PropertyType.Uuid);
    assertTrue(type(opened, "at") instanceof PropertyType.Moment);
    assertTrue(type(opened, "tags") instanceof PropertyType.EnumList);
    assertTrue(type(opened, "digest") instanceof PropertyType.Hash);
    assertTrue(type(opened, "note") instanceof PropertyType.Text);
    assertTrue(type(opened, "some_locale") instanceof PropertyType.Language);
    assertTrue(!opened.containsKey("path") && !opened.containsKey("deep"));
    assertTrue(!opened.containsKey("class"), "Java keeps this word for itself");
    assertEquals(
        List.of("key", "menu"),
        ((PropertyType.Enumeration) type(opened, "way")).vocabulary().values());
    assertTrue(plan.events().containsKey("on"));
    var closed = Objects.requireNonNull(plan.events().get("text.closed")).properties();
    assertNotNull(plan.crash());
    assertNotNull(plan.feedback());
    assertNotNull(plan.summary());
    assertTrue(!property(closed, "way").required());
  }

  @Test
  void theCheckNamesEveryBlankAndNothingElse() throws IOException {
    String draft = PlanDraft.of("quill", rich());
    var marked = new ArrayList<Integer>();
    String[] lines = draft.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains("# " + Sheet.MARK + ":")) {
        marked.add(i + 1);
      }
    }

    var named = errors(read(draft).problems());

    assertTrue(marked.size() > 25, draft);
    assertEquals(marked.size(), named.size(), String.join("\n", named) + "\n" + draft);
  }

  @Test
  void whatNoPlanCanHoldStandsAsAComment() throws IOException {
    String draft = PlanDraft.of("quill", rich());

    assertTrue(draft.contains("# \"User Signed Up\" came 25 times"), draft);
    assertTrue(draft.contains("the app could call it user_signed_up"), draft);
    assertTrue(draft.contains("# \"path\" (paths) fits no type of a plan"), draft);
    assertTrue(draft.contains("\"camelCase\" (whole numbers) cannot be planned"), draft);
    assertTrue(
        draft.contains("values: [\"key\", \"menu\"]  # words that too few shared came 1 times"),
        draft);
    assertTrue(draft.contains("tolerate: {\"linux\": \"Linux\"}"), draft);
  }

  private static Property property(Map<String, Property> from, String name) {
    return Objects.requireNonNull(from.get(name), name);
  }

  private static PropertyType type(Map<String, Property> from, String name) {
    return property(from, name).type();
  }

  private static Reading read(String yaml) {
    return PlanFile.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> errors(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(problem -> problem.inFile("draft"))
        .toList();
  }
}
