package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what is counted per install and what is remembered of an install. */
final class PeopleSection {

  private final Draft draft;

  PeopleSection(Draft draft) {
    this.draft = draft;
  }

  Map<String, Plan.Counter> counters(Table plan) {
    var all = new LinkedHashMap<String, Plan.Counter>();
    for (Table.Named named : plan.named("counters", Names.PROPERTY)) {
      needsInstall(named, "A counter");
      var table = plan.table(named.value(), named.path());
      if (table != null) {
        table.need("raised_by");
        var fields = draft.fields(table);
        all.put(
            named.name(), new Plan.Counter(fields.sentence("what"), events(table, "raised_by")));
        table.close();
      }
    }
    return all;
  }

  Map<String, Plan.PersonProperty> person(Table plan) {
    var all = new LinkedHashMap<String, Plan.PersonProperty>();
    for (Table.Named named : plan.named("person", Names.PROPERTY)) {
      needsInstall(named, "A person property");
      var table = plan.table(named.value(), named.path());
      if (table != null) {
        all.put(named.name(), remembered(table));
      }
    }
    return all;
  }

  private void needsInstall(Table.Named named, String what) {
    var identity = draft.identity;
    if (identity != null && identity.model() != Identity.Model.INSTALL) {
      draft.problems.add(
          Rule.NEEDS_INSTALL,
          named.key(),
          named.path(),
          what + " belongs to an install, but this plan has no install id",
          "Take it out, or declare identity model install and explain it.");
    }
  }

  private Plan.PersonProperty remembered(Table table) {
    var fields = draft.fields(table);
    var what = fields.sentence("what");
    boolean once = fields.choice("set", null, List.of("once", "latest")).equals("once");
    var by = events(table, "by");
    table.need("from");
    var from = table.scalar("from", "time, context.NAME or prop.NAME");
    if (from != null) {
      source(table, from, by);
    }
    table.close();
    return new Plan.PersonProperty(what, once, from == null ? "time" : from.text(), by);
  }

  private List<String> events(Table table, String key) {
    var names = draft.fields(table).scalars(key);
    names.forEach(name -> draft.isEvent(name, table.path(key)));
    return names.stream().map(Node.Scalar::text).toList();
  }

  private void source(Table table, Node.Scalar from, List<String> by) {
    var text = from.text();
    if (text.startsWith("context.")) {
      known(table, from, draft.context.containsKey(text.substring("context.".length())));
    } else if (text.startsWith("prop.")) {
      var name = text.substring("prop.".length());
      var events = by.isEmpty() ? draft.events.keySet() : by;
      known(table, from, events.stream().allMatch(event -> carries(event, name)));
    } else if (!text.equals("time")) {
      table.wrong(from, "from", "time, context.NAME or prop.NAME");
    }
  }

  private boolean carries(String event, String property) {
    var properties = draft.propertiesOf(event);
    return properties == null || properties.containsKey(property);
  }

  private void known(Table table, Node.Scalar from, boolean known) {
    if (!known) {
      draft.problems.add(
          Rule.UNKNOWN_PROPERTY,
          from,
          table.path("from"),
          Nearest.quoted(from.text()) + " is not carried by every event that writes it",
          "Name the events in \"by\", and a property that all of them have.");
    }
  }
}
