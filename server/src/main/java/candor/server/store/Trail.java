package candor.server.store;

import candor.server.store.Changes.Moment;
import candor.server.store.Partials.Subject;
import java.util.List;

/** Says in SQL which rows are steps of a path. */
record Trail(Space space, Selection selection, Selection.Path path) {

  private record Question(
      Selection.Path path, String event, List<Selection.Condition> conditions) {}

  /** Says of what the ways are; how many values are told is not of it. */
  Partials.Key key() {
    var all = new Selection.Path(path.steps(), path.window(), path.by(), Integer.MAX_VALUE);
    var question = new Question(all, selection.event(), selection.conditions());
    return new Partials.Key(
        new Subject(space, selection.build(), question),
        selection.from().toEpochMilli(),
        selection.to().toEpochMilli(),
        true);
  }

  private boolean divided() {
    return !path.by().isEmpty();
  }

  Walk walk() {
    return new Walk(path.steps().size(), path.window().toMillis());
  }

  Ways.Growing growing() {
    return new Ways.Growing(path.steps().size(), divided());
  }

  /** Says which rows may be steps. */
  Query rows(Moment now) {
    return new Query()
        .add("arrival <= " + now.arrived() + " AND actor IS NOT NULL AND event IN ")
        .bindAll(path.steps().stream().map(Selection.Step::event).distinct().toList())
        .add(" AND ")
        .add(Conditions.events(selection, space.layout()));
  }

  /** One number a row, in lists: a row for each would be read four times as slowly. */
  Query lists(Query rows) {
    String by = path.by();
    String value = divided() ? Division.single(by, space.layout().named(by)) : "NULL::VARCHAR";
    return new Query()
        .add(
            "SELECT actor >> "
                + Walking.GROUP_BITS
                + " AS part, v, list(((actor & "
                + (Walking.GROUP - 1))
        .add(")::BIGINT << " + Walking.ACTOR_SHIFT + ") | ((\"at\" - ")
        .add(selection.from().toEpochMilli() + ") << " + Walking.TIME_SHIFT + ") | steps) FROM (")
        .add("SELECT actor, \"at\", steps, CASE WHEN steps & 1 = 1 THEN v END AS v FROM (")
        .add("SELECT actor, \"at\", " + value + " AS v, ")
        .add(steps())
        .add(" AS steps FROM " + space.events() + " WHERE ")
        .add(rows)
        .add(") WHERE steps > 0) GROUP BY part, v ORDER BY part");
  }

  private Query steps() {
    var steps = new Query();
    for (int i = 0; i < path.steps().size(); i++) {
      steps
          .add(i == 0 ? "CASE WHEN " : " + CASE WHEN ")
          .add(step(path.steps().get(i)))
          .add(" THEN " + (1 << i) + " ELSE 0 END");
    }
    return steps;
  }

  private Query step(Selection.Step step) {
    var only =
        new Selection(
            selection.app(),
            selection.build(),
            step.event(),
            selection.from(),
            selection.to(),
            step.conditions());
    return Conditions.events(only, space.layout());
  }
}
