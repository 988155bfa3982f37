package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a page as the server would, and judges it by the plan. */
final class Shown {

  private final Plan plan;
  private final List<Json.Dictionary> blocks;

  Shown(Plan plan, Viewed page) {
    this.plan = plan;
    this.blocks = page.json().stream().map(Shown::read).toList();
  }

  private static Json.Dictionary read(String json) {
    try {
      return (Json.Dictionary) JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new AssertionError(json, e);
    }
  }

  /** Judges every block; returns how many messages passed. */
  int judged() {
    int passed = 0;
    for (Json.Dictionary block : blocks) {
      if (block.get("plan") != null) {
        passed += batch(block);
      } else if (block.get("day") != null) {
        // Without a whole request the page does not show what rides along, which may be required.
        passed += context().isEmpty() && !plan.context().isEmpty() ? 0 : marks(block, context());
      } else if (block.get("name") instanceof Json.Text && block.get("props") != null) {
        passed += track(block, context());
      } else {
        passed += summary(block);
      }
    }
    return passed;
  }

  /** The whole request, if there is one, says what rides along. */
  private Map<String, Json> context() {
    return blocks.stream()
        .filter(block -> block.get("plan") != null)
        .map(block -> members(block.get("context")))
        .findFirst()
        .orElse(Map.of());
  }

  private int batch(Json.Dictionary batch) {
    var context = members(batch.get("context"));
    int passed = 0;
    if (batch.get("events") instanceof Json.Array events) {
      for (Json event : events.items()) {
        passed += track((Json.Dictionary) event, context);
      }
    }
    if (batch.get("summary") instanceof Json.Dictionary summary) {
      passed += summary(summary.members(), context);
    }
    return batch.get("marks") instanceof Json.Dictionary marks
        ? passed + marks(marks, context)
        : passed;
  }

  private int track(Json.Dictionary event, Map<String, Json> context) {
    var id = UUID.fromString(text(event, "id"));
    return passes(
        new Message.Track(
            id,
            text(event, "name"),
            Instant.parse(text(event, "at")),
            sender(context),
            members(event.get("props"))));
  }

  private int marks(Json.Dictionary marks, Map<String, Json> context) {
    return passes(
        new Message.Marks(
            new UUID(1, 2),
            Instant.EPOCH,
            sender(context),
            Json.TRUE.equals(marks.get("day")),
            Json.TRUE.equals(marks.get("week")),
            Json.TRUE.equals(marks.get("month")),
            text(marks, "cohort")));
  }

  private int summary(Json.Dictionary block) {
    if (!(block.get("metrics") instanceof Json.Dictionary metrics)
        || block.get("timestamp") == null) {
      return summary(block.members(), context());
    }
    var head = new LinkedHashMap<>(block.members());
    head.remove("metrics");
    head.remove("timestamp");
    var name = plan.identity().wireName();
    head.remove(name == null ? "install" : name);
    return summary(metrics.members(), head);
  }

  private int summary(Map<String, Json> members, Map<String, Json> context) {
    var fields = new LinkedHashMap<>(members);
    List.of("id", "at").forEach(fields::remove);
    return passes(new Message.Summary(new UUID(1, 2), Instant.EPOCH, sender(context), fields));
  }

  private Sender sender(Map<String, Json> context) {
    boolean install = plan.identity().model() == Identity.Model.INSTALL;
    return new Sender(install ? Sample.INSTALL : null, Sample.SESSION, false, context);
  }

  private int passes(Message message) {
    var verdict = assertInstanceOf(Verdict.Admit.class, Firewall.judge(plan, message));
    assertEquals(new Verdict.Admit(message, List.of()), verdict);
    return 1;
  }

  private static Map<String, Json> members(@Nullable Json json) {
    return ((Json.Dictionary) Objects.requireNonNull(json)).members();
  }

  private static String text(Json.Dictionary dictionary, String name) {
    return ((Json.Text) Objects.requireNonNull(dictionary.get(name), name)).value();
  }
}
