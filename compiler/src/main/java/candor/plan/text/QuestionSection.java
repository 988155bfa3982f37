package candor.plan.text;

import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Questions;
import candor.plan.Questions.Picked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads KPIs, pillars, funnels and segments. */
final class QuestionSection {

  private static final List<String> MEASURES =
      List.of(
          "dau",
          "wau",
          "mau",
          "new",
          "sessions",
          "events",
          "installs",
          "sum",
          "average",
          "median",
          "p95",
          "share",
          "ratio",
          "per_session");

  /** Measures that read the whole collection and need no event. */
  private static final Set<String> OF_ALL = Set.of("dau", "wau", "mau", "new", "sessions");

  private static final Set<String> OF_PROPERTY = Set.of("sum", "average", "median", "p95");

  private static final Set<String> OF_TWO = Set.of("share", "ratio");

  /** Figures over more than a day need something that outlives the day. */
  private static final Set<String> OVER_DAYS = Set.of("wau", "mau", "new");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private static final int MOST_WINDOW_DAYS = 365;

  private final Draft draft;
  private final Set<String> counters;

  QuestionSection(Draft draft, Set<String> counters) {
    this.draft = draft;
    this.counters = counters;
  }

  Questions read(Table plan) {
    var table = plan.table("questions");
    if (table == null) {
      return new Questions(List.of(), List.of(), List.of(), List.of());
    }
    var questions = new Questions(kpis(table), pillars(table), funnels(table), segments(table));
    table.close();
    return questions;
  }

  private List<Questions.Kpi> kpis(Table questions) {
    var ids = new HashSet<String>();
    var all = new ArrayList<Questions.Kpi>();
    for (Table table : questions.tables("kpis")) {
      var fields = draft.fields(table);
      var id = id(table, ids);
      var question = fields.sentence("question");
      var measure = fields.choice("measure", null, MEASURES);
      var picked = fields.scalars("events");
      picked.forEach(one -> picked(table, "events", one));
      var texts = picked.stream().map(Node.Scalar::text).toList();
      apart(table, measure, picked);
      var events = texts.stream().map(text -> Picked.of(text).event()).toList();
      var property = property(table, events);
      answerable(table, measure, events, property);
      all.add(new Questions.Kpi(id, question, measure, texts, property, cuts(table, events)));
      table.close();
    }
    return all;
  }

  /** A condition is one on all that is counted together, so its event stands alone there. */
  private void apart(Table table, String measure, List<Node.Scalar> picked) {
    int first = OF_TWO.contains(measure) ? 1 : 0;
    var together = picked.subList(Math.min(first, picked.size()), picked.size());
    for (Node.Scalar one : together) {
      if (together.size() > 1 && one.text().contains(":")) {
        table.wrong(one, "events", "names of events alone where several are counted together");
      }
    }
  }

  private String id(Table table, Set<String> ids) {
    table.need("id");
    var id = table.scalar("id", "a name");
    if (id == null) {
      return "";
    }
    if (!Names.ID.fits(id.text())) {
      table.badName(id, table.path("id"), Names.ID);
    } else if (!ids.add(id.text())) {
      var message = Nearest.quoted(id.text()) + " is the id of two questions";
      draft.problems.add(
          Rule.DUPLICATE_VALUE, id, table.path("id"), message, "Rename one of the two.");
    }
    return id.text();
  }

  private List<String> events(Table table, String key) {
    var names = draft.fields(table).scalars(key);
    names.forEach(name -> draft.isEvent(name, table.path(key)));
    return names.stream().map(Node.Scalar::text).toList();
  }

  private @Nullable String property(Table table, List<String> events) {
    var name = table.scalar("property", "the name of a property");
    if (name != null && !counters.contains(name.text())) {
      known(table, "property", name, events);
    }
    return name == null ? null : name.text();
  }

  private List<String> cuts(Table table, List<String> events) {
    var names = draft.fields(table).scalars("by");
    names.forEach(name -> known(table, "by", name, events));
    return names.stream().map(Node.Scalar::text).toList();
  }

  private void known(Table table, String key, Node.Scalar name, List<String> events) {
    var right = new TreeSet<>(draft.context.keySet());
    for (String event : events) {
      var properties = draft.propertiesOf(event);
      if (properties != null) {
        right.addAll(properties.keySet());
      }
    }
    if (!right.contains(name.text())) {
      var message = Nearest.quoted(name.text()) + " is no property of these events";
      draft.problems.unknown(Rule.UNKNOWN_PROPERTY, name, table.path(key), message, right);
    }
  }

  private void answerable(
      Table table, String measure, List<String> events, @Nullable String property) {
    if (OF_PROPERTY.contains(measure) && property == null) {
      table.need("property");
    }
    boolean chosen = table.at("measure") instanceof Node.Scalar word && word.text().equals(measure);
    if (OF_ALL.contains(measure)) {
      if (chosen && !events.isEmpty()) {
        table.wrong(
            table.at("events"),
            "events",
            "no events here, " + measure + " is about all use; count some by installs or events");
      }
    } else if (events.isEmpty()) {
      table.need("events");
    } else if (OF_TWO.contains(measure) && events.size() < 2) {
      table.wrong(table.at("events"), "events", "the numerator and then the denominator");
    }
    var identity = draft.identity;
    if (identity != null
        && OVER_DAYS.contains(measure)
        && identity.model() != Identity.Model.INSTALL
        && !identity.marks()) {
      draft.problems.add(
          Rule.NOT_ANSWERABLE,
          table.at("measure"),
          table.path("measure"),
          "the identity model of this plan cannot support \"" + measure + "\"",
          "Let devices report marks (identity: marks: yes).");
    }
  }

  private List<Questions.Pillar> pillars(Table questions) {
    var ids = new HashSet<String>();
    var all = new ArrayList<Questions.Pillar>();
    for (Table table : questions.tables("pillars")) {
      table.need("events");
      var question = draft.fields(table).sentence("question");
      all.add(new Questions.Pillar(id(table, ids), question, events(table, "events")));
      table.close();
    }
    return all;
  }

  private List<Questions.Funnel> funnels(Table questions) {
    var ids = new HashSet<String>();
    var all = new ArrayList<Questions.Funnel>();
    for (Table table : questions.tables("funnels")) {
      var fields = draft.fields(table);
      table.need("steps");
      var steps = fields.scalars("steps");
      steps.forEach(step -> picked(table, "steps", step));
      int days = (int) fields.whole("window_days", 7, 1, MOST_WINDOW_DAYS);
      all.add(
          new Questions.Funnel(
              id(table, ids),
              fields.sentence("question"),
              steps.stream().map(Node.Scalar::text).toList(),
              days));
      table.close();
    }
    return all;
  }

  /** Checks {@code event} or {@code event:property=value}. */
  private void picked(Table table, String key, Node.Scalar at) {
    int colon = at.text().indexOf(':');
    var event = colon < 0 ? at.text() : at.text().substring(0, colon);
    var path = table.path(key);
    if (!draft.isEvent(at, event, path) || colon < 0) {
      return;
    }
    var filter = at.text().substring(colon + 1);
    int equals = filter.indexOf('=');
    var name = equals < 0 ? filter : filter.substring(0, equals);
    var properties = draft.propertiesOf(event);
    Property property = properties == null ? null : properties.get(name);
    if (equals < 0 || property == null) {
      var message = Nearest.quoted(name) + " is no property of \"" + event + "\"";
      draft.problems.add(Rule.UNKNOWN_PROPERTY, at, path, message, "Write event:property=value.");
      return;
    }
    var value = filter.substring(equals + 1);
    var values = values(property.type());
    boolean number = isNumber(property.type());
    if (value.isEmpty() || (number && !NUMBER.matcher(value).matches())) {
      table.wrong(at, key, "what " + name + " has to be after the equals sign");
    } else if (!values.isEmpty() && !values.contains(value)) {
      var message = Nearest.quoted(value) + " is not a value of \"" + name + "\"";
      draft.problems.add(Rule.UNKNOWN_VALUE, at, path, message, Nearest.remedy(value, values));
    }
  }

  private static boolean isNumber(PropertyType type) {
    return type instanceof PropertyType.Whole
        || type instanceof PropertyType.Decimal
        || type instanceof PropertyType.Duration;
  }

  /** Lists what is kept of a type with a closed list: other spellings never are. */
  private static Set<String> values(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return Set.of("true", "false");
    }
    var values = new TreeSet<>(PropertyType.spellings(type).values());
    values.remove("");
    return values;
  }

  private List<String> segments(Table table) {
    var names = draft.fields(table).scalars("segments");
    names.forEach(name -> known(table, "segments", name, List.copyOf(draft.eventNames())));
    return names.stream().map(Node.Scalar::text).toList();
  }
}
