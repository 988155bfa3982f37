package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events and the summary document. */
final class EventSection {

  private static final List<String> ONCE = List.of("install", "day", "process");

  /** One datagram's worth at least, one request body at most. */
  private static final int MOST_BYTES = 65_536;

  private final Draft draft;

  EventSection(Draft draft) {
    this.draft = draft;
  }

  void read(Table plan) {
    var types = JavaApart.types(draft);
    for (Table.Named named : plan.named("events", Names.EVENT)) {
      if (Names.EVENT.fits(named.name())) {
        types.add(named.key(), named.path());
        JavaApart.word(draft, named.key(), named.path());
      }
      draft.eventPlaces.put(named.name(), named.key());
      var table = plan.table(named.value(), named.path());
      if (table != null) {
        draft.events.put(named.name(), event(table));
      }
    }
  }

  private Plan.Event event(Table table) {
    var fields = draft.fields(table);
    var properties = properties(table);
    var once = table.get("once") == null ? "" : fields.choice("once", "install", ONCE);
    var event =
        new Plan.Event(
            draft.channel(table),
            fields.sentence("question"),
            fields.sentence("when"),
            once,
            fields.truth("reserved", false),
            properties,
            checks(table, properties),
            fields.texts("never"),
            fields.word("since"),
            draft.expires(table));
    table.close();
    return event;
  }

  private Map<String, Property> properties(Table table) {
    var properties = PropertySection.ofEvent(draft).read(table, "properties");
    for (Table.Named named : table.named("properties", Names.PROPERTY)) {
      if (draft.context.containsKey(named.name())) {
        var message = "\"" + named.name() + "\" already rides on every event as context";
        draft.problems.add(
            Rule.SHADOWS_CONTEXT, named.key(), named.path(), message, "Give it another name.");
      }
    }
    conditions(table, "properties", properties);
    return properties;
  }

  /** Checks the conditions between properties, once all of them are known. */
  void conditions(Table owner, String key, Map<String, Property> properties) {
    var all = owner.table(key);
    if (all == null) {
      return;
    }
    for (String name : properties.keySet()) {
      var table = all.get(name) == null ? null : all.table(name);
      if (table != null) {
        var others = new LinkedHashMap<>(properties);
        others.remove(name);
        Conditions.check(draft, table, "only_when", others, owner.path(key));
      }
    }
  }

  private List<Plan.Check> checks(Table event, Map<String, Property> properties) {
    var all = new ArrayList<Plan.Check>();
    for (Table table : event.tables("checks")) {
      table.need("if");
      table.need("then");
      var given = Conditions.read(draft, table, "if");
      var then = Conditions.read(draft, table, "then");
      Conditions.check(draft, table, "if", properties, event.path("properties"));
      Conditions.check(draft, table, "then", properties, event.path("properties"));
      if (given != null && then != null) {
        all.add(new Plan.Check(given, then));
      }
      table.close();
    }
    return all;
  }

  Plan.@Nullable Summary summary(Table plan) {
    var table = plan.table("summary");
    if (table == null) {
      return null;
    }
    var fields = draft.fields(table);
    var name = table.scalar("name", "a name");
    table.need("name");
    if (name != null && !Names.EVENT.fits(name.text())) {
      table.badName(name, table.path("name"), Names.EVENT);
    } else if (name != null && draft.events.containsKey(name.text())) {
      var message = Nearest.quoted(name.text()) + " is an event already";
      draft.problems.add(
          Rule.DUPLICATE_VALUE, name, table.path("name"), message, "Give it another name.");
    }
    table.need("max_bytes");
    var summary =
        new Plan.Summary(
            name == null ? "" : name.text(),
            draft.channel(table),
            (int) fields.whole("max_bytes", 1, 1, MOST_BYTES),
            fields.sentence("what"),
            fields.sentence("when"),
            properties(table));
    table.close();
    draft.summary = summary;
    return summary;
  }
}
