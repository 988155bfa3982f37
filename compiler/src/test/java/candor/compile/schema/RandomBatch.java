package candor.compile.schema;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.text.PlanWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Is a batch that nearly fits a plan, with the messages that the native door makes of it.
 *
 * @param document the batch as it is sent
 * @param messages the same as messages
 * @param session the session as it is sent, which must be a UUID at this door
 */
record RandomBatch(Json document, List<Message> messages, @Nullable String session) {

  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  /** Makes batches for one plan. */
  static final class Maker {

    private final RandomGenerator random;
    private final Border border;
    private final Plan plan;
    private final String hash;
    private final IdentityHashMap<Map<String, Property>, Plan> alone = new IdentityHashMap<>();
    private final List<Message> messages = new ArrayList<>();

    Maker(RandomGenerator random, Plan plan) {
      this.random = random;
      this.border = new Border(random);
      this.plan = plan;
      this.hash = PlanWriter.hash(plan);
    }

    RandomBatch make() {
      messages.clear();
      var batch = new Shape().put("plan", hash).put("app", plan.app().id());
      var sender = sender(batch);
      if (chance(plan.events().isEmpty() ? 16 : 2) || plan.summary() == null) {
        events(batch, sender);
      }
      if (chance(plan.summary() == null ? 24 : 2)) {
        summary(batch, sender);
      }
      if (chance(8)) {
        marks(batch, sender);
      }
      if (chance(12)) {
        batch.put("erase", Json.TRUE);
        messages.add(new Message.Erase(ID, AT, sender));
      }
      return new RandomBatch(batch.json(), List.copyOf(messages), sender.session());
    }

    private Sender sender(Shape batch) {
      boolean identified = plan.identity().model() == Model.INSTALL;
      var install = identified != chance(8) ? uuid() : null;
      var session = chance(3) ? uuid() : null;
      boolean debug = chance(3);
      var context = values(plan.context(), List.of());
      put(batch, "install", install);
      put(batch, "session", session);
      batch.put("debug", new Json.Bool(debug));
      if (context.isEmpty() && chance(2)) {
        batch.put("context", Json.NOTHING);
      } else if (!context.isEmpty() || chance(2)) {
        batch.put("context", new Json.Dictionary(context));
      }
      return new Sender(install, session, debug, context);
    }

    private String uuid() {
      return chance(12) ? border.any(Border.UUIDS) : ID.toString().toUpperCase(Locale.ROOT);
    }

    private static void put(Shape batch, String part, @Nullable String text) {
      if (text != null) {
        batch.put(part, text);
      }
    }

    private void events(Shape batch, Sender sender) {
      var events = new ArrayList<Json>();
      var names = List.copyOf(plan.events().keySet());
      for (int i = chance(12) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
        var name = names.isEmpty() || chance(24) ? "unheard" : border.any(names);
        var planned = plan.events().get(name);
        var props =
            planned == null
                ? values(Map.of(), List.of())
                : values(planned.properties(), planned.checks());
        var event = new Shape().put("id", ID.toString()).put("name", name).put("at", AT.toString());
        if (!props.isEmpty() || chance(2)) {
          event.put("props", new Json.Dictionary(props));
        }
        events.add(event.json());
        messages.add(new Message.Track(ID, name, AT, sender, props));
      }
      batch.put("events", new Json.Array(events));
    }

    private void summary(Shape batch, Sender sender) {
      var planned = plan.summary();
      var fields = values(planned == null ? Map.of() : planned.properties(), List.of());
      var sent = new LinkedHashMap<>(fields);
      if (chance(2)) {
        sent.putIfAbsent("id", new Json.Text(ID.toString()));
      }
      batch.put("summary", new Json.Dictionary(sent));
      messages.add(new Message.Summary(ID, AT, sender, fields));
    }

    private void marks(Shape batch, Sender sender) {
      boolean day = chance(2);
      boolean month = chance(3);
      var cohort =
          chance(2)
              ? null
              : border.any(List.of("2026-W40", "2026-W53", "2026-W54", "2026-W00", "W40"));
      var marks = new Shape().put("day", new Json.Bool(day)).put("month", new Json.Bool(month));
      put(marks, "cohort", cohort);
      batch.put("marks", marks);
      messages.add(new Message.Marks(ID, AT, sender, day, false, month, cohort));
    }

    private Map<String, Json> values(Map<String, Property> planned, List<Plan.Check> checks) {
      var values = new LinkedHashMap<String, Json>();
      planned.forEach((name, property) -> {
        if (!chance(property.required() ? 12 : 3)) {
          values.put(name, border.value(property.type()));
        }
      });
      if (!chance(6)) {
        var only = alone.computeIfAbsent(planned, p -> Relaxed.only(plan, p, checks));
        return Tame.values(border, only, values);
      }
      if (chance(4)) {
        values.putIfAbsent(border.any(List.of("c1", "e0p1", "s1", "unheard")), border.odd());
      }
      return values;
    }

    private boolean chance(int in) {
      return random.nextInt(in) == 0;
    }
  }
}
