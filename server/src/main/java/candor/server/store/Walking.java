package candor.server.store;

import candor.server.store.Changes.Moment;
import candor.server.store.Partials.Subject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Knows how far each install came along a path. Safe for use by many threads.
 *
 * <p>A way cannot be put together from the ways of its days, so what is kept is about a whole
 * period; of that, later rows change only the installs that they are from, and these are walked
 * again.
 */
final class Walking {

  /** A path has at most as many steps. */
  static final int TIME_SHIFT = 8;

  /** A row is one number: 11 bits of the install, 44 of the milliseconds, 8 of the steps. */
  private static final int ACTOR_SHIFT = 52;

  /** So many installs are read at a time. */
  private static final int GROUP_BITS = 11;

  private static final int GROUP = 1 << GROUP_BITS;

  /** Of more rows than this not all are read at once, so that the memory of the engine does. */
  private static final long MOST_ROWS = 16_000_000;

  /** Behind more rows than this, all are read anew. */
  private static final long MOST_LATER = 500_000;

  /** The engine finds the rows of installs that a statement names eight times as fast. */
  private static final int MOST_NAMED = 1_000;

  private final Engine engine;
  private final Partials partials;

  Walking(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
  }

  private record Question(Selection.Path path, String event, List<Selection.Condition> conditions) {
    boolean divided() {
      return !path.by().isEmpty();
    }
  }

  /** Returns how far installs came, together or by value. */
  List<Findings.Walk> walk(Space space, Selection selection, Selection.Path path)
      throws IOException {
    // The number of values that is asked for is not of what is known.
    var all = new Selection.Path(path.steps(), path.window(), path.by(), Integer.MAX_VALUE);
    var question = new Question(all, selection.event(), selection.conditions());
    Ways ways = ways(space, selection, question);
    return question.divided() ? ways.divided(path.parts()) : List.of(ways.together());
  }

  private Ways ways(Space space, Selection selection, Question question) throws IOException {
    long from = selection.from().toEpochMilli();
    long to = selection.to().toEpochMilli();
    Changes changes = space.changes(selection.build());
    Moment now = changes.now();
    var key = new Partials.Key(new Subject(space, selection.build(), question), from, to, true);
    Partials.Entry entry = partials.find(key);
    Ways ways;
    if (entry == null
        || !(entry.part() instanceof Ways known)
        || entry.moment().losses() != now.losses()
        || now.arrived() - entry.moment().arrived() > MOST_LATER) {
      ways = everybody(space, selection, question, now);
    } else if (changes.last(from, to) > entry.moment().arrived()) {
      Query touched = touched(space, selection, question, entry.moment(), now);
      Ways.Growing later = known.others();
      read(space, selection, question, now, touched, later);
      ways = known.with(later.all());
    } else {
      ways = known;
    }
    if (ways.bytes() <= partials.answerBytes()) {
      partials.keep(key, new Partials.Entry(ways, now));
    }
    return ways;
  }

  /** Says whose rows are read again: of installs that rows came from since. */
  private Query touched(
      Space space, Selection selection, Question question, Moment before, Moment now)
      throws IOException {
    Query since =
        new Query()
            .add("SELECT DISTINCT actor FROM " + space.events() + " WHERE arrival > ")
            .add(before.arrived() + " AND ")
            .add(rows(space, selection, question, now));
    Query few = new Query().add(since).add(" LIMIT " + (MOST_NAMED + 1));
    List<Integer> named = engine.ask(few.text(), few.values(), row -> row.getInt(1));
    return new Query()
        .add(" AND actor IN (")
        .add(named.size() <= MOST_NAMED ? new Query().add(commas(named)) : since)
        .add(")");
  }

  private static String commas(List<Integer> numbers) {
    return numbers.isEmpty()
        ? "NULL"
        : numbers.stream().map(number -> Integer.toString(number)).collect(Collectors.joining(","));
  }

  private Ways everybody(Space space, Selection selection, Question question, Moment now)
      throws IOException {
    var growing = new Ways.Growing(question.path().steps().size(), question.divided());
    long pieces = 1 + space.rows().get() / MOST_ROWS;
    Ways all = growing.all();
    for (long i = 0; i < pieces; i++) {
      Ways.Growing some = all.others();
      String piece = " AND (actor >> %d) %% %d = %d".formatted(GROUP_BITS, pieces, i);
      read(space, selection, question, now, new Query().add(piece), some);
      all = all.with(some.all());
    }
    return all;
  }

  /** Says which rows may be steps. */
  private static Query rows(Space space, Selection selection, Question question, Moment now) {
    return new Query()
        .add("arrival <= " + now.arrived() + " AND actor IS NOT NULL AND event IN ")
        .bindAll(question.path().steps().stream().map(Selection.Step::event).distinct().toList())
        .add(" AND ")
        .add(Conditions.events(selection, space.layout()));
  }

  private void read(
      Space space,
      Selection selection,
      Question question,
      Moment now,
      Query whose,
      Ways.Growing growing)
      throws IOException {
    Layout layout = space.layout();
    List<Selection.Step> path = question.path().steps();
    String by = question.path().by();
    var steps = new Query();
    for (int i = 0; i < path.size(); i++) {
      steps
          .add(i == 0 ? "CASE WHEN " : " + CASE WHEN ")
          .add(step(path.get(i), selection, layout))
          .add(" THEN " + (1 << i) + " ELSE 0 END");
    }
    String value = question.divided() ? Division.single(by, layout.named(by)) : "NULL::VARCHAR";
    // One number a row, in lists: a row for each would be read four times as slowly.
    Query query =
        new Query()
            .add("SELECT actor >> " + GROUP_BITS + " AS part, v, list(((actor & " + (GROUP - 1))
            .add(")::BIGINT << " + ACTOR_SHIFT + ") | ((\"at\" - ")
            .add(selection.from().toEpochMilli() + ") << " + TIME_SHIFT + ") | steps) FROM (")
            .add("SELECT actor, \"at\", steps, CASE WHEN steps & 1 = 1 THEN v END AS v FROM (")
            .add("SELECT actor, \"at\", " + value + " AS v, ")
            .add(steps)
            .add(" AS steps FROM " + space.events() + " WHERE ")
            .add(rows(space, selection, question, now))
            .add(whose)
            .add(") WHERE steps > 0) GROUP BY part, v ORDER BY part");
    var walk = new Walk(path.size(), question.path().window().toMillis());
    var group = new Group(walk, growing);
    engine.each(query.text(), query.values(), group::add);
    group.end();
  }

  private static Query step(Selection.Step step, Selection selection, Layout layout) {
    var only =
        new Selection(
            selection.app(),
            selection.build(),
            step.event(),
            selection.from(),
            selection.to(),
            step.conditions());
    return Conditions.events(only, layout);
  }

  /** Gathers the rows of some installs and walks them. */
  private static final class Group {
    private final Walk walk;
    private final Ways.Growing growing;
    private final Map<Long, Integer> places = new HashMap<>();
    private int number = -1;
    private long[] rows = {};
    private int size;

    Group(Walk walk, Ways.Growing growing) {
      this.walk = walk;
      this.growing = growing;
    }

    void add(ResultSet row) throws SQLException {
      if (row.getInt(1) != number) {
        end();
        number = row.getInt(1);
      }
      String value = row.getString(2);
      Object[] list = (Object[]) row.getArray(3).getArray();
      if (size + list.length > rows.length) {
        rows = Arrays.copyOf(rows, (size + list.length) * 2);
      }
      for (Object each : list) {
        rows[size++] = (Long) each;
        if (value != null) {
          places.merge((Long) each, growing.place(value), this::lesser);
        }
      }
    }

    private int lesser(int one, int other) {
      return Amounts.byCodePoint(growing.value(one), growing.value(other)) <= 0 ? one : other;
    }

    /** Walks what was gathered. */
    void end() {
      Arrays.sort(rows, 0, size);
      int start = 0;
      while (start < size) {
        long actor = rows[start] >>> ACTOR_SHIFT;
        int end = start;
        while (end < size && rows[end] >>> ACTOR_SHIFT == actor) {
          end++;
        }
        if (walk.follow(rows, start, end)) {
          growing.add(number * GROUP + (int) actor, places.get(walk.beginning()), walk);
        }
        start = end;
      }
      size = 0;
      places.clear();
    }
  }
}
