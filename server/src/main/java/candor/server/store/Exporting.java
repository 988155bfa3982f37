package candor.server.store;

import candor.plan.PropertyType;
import candor.server.custody.Custody.Table;
import candor.server.custody.Rows;
import candor.server.custody.Rows.Field;
import candor.server.custody.Rows.Kind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Shows rows, a page at a time. Safe for use by many threads. */
final class Exporting {

  /** A page of the widest plan is some ten megabytes of the engine's memory. */
  private static final int PAGE_ROWS = 10_000;

  private final Engine engine;
  private final Function<String, @Nullable Space> spaces;
  private final int pageRows;
  private final IntConsumer pages;

  Exporting(Engine engine, Function<String, @Nullable Space> spaces) {
    this(engine, spaces, PAGE_ROWS, rows -> {});
  }

  /** Makes one with pages of another length, which tells how many rows each page has. */
  Exporting(
      Engine engine, Function<String, @Nullable Space> spaces, int pageRows, IntConsumer pages) {
    this.engine = engine;
    this.spaces = spaces;
    this.pageRows = pageRows;
    this.pages = pages;
  }

  /**
   * Is a column of the answer.
   *
   * @param field what it is called
   * @param sql where its values come from
   */
  record Out(Field field, String sql) {}

  void export(Table table, Selection selection, Rows rows) throws IOException {
    Space space = spaces.apply(selection.app());
    if (space == null) {
      throw new IOException("the store knows no such app");
    }
    List<Out> columns = columns(table, space);
    Query where = where(table, selection, space);
    rows.begin(columns.stream().map(Out::field).toList());
    String from = " FROM " + source(table, space) + " WHERE ";
    String select = "SELECT " + String.join(", ", columns.stream().map(Out::sql).toList()) + from;
    engine.session(asking -> {
      long[] ends =
          asking
              .ask(
                  "SELECT min(rowid), max(rowid)" + from + where.text(),
                  where.values(),
                  row -> new long[] {row.getLong(1), row.wasNull() ? -1 : row.getLong(2)})
              .getFirst();
      for (long at = ends[0]; at <= ends[1]; at += pageRows) {
        var values =
            asking.ask(
                select
                    + where.text()
                    + " AND rowid >= %d AND rowid < %d ORDER BY rowid".formatted(at, at + pageRows),
                where.values(),
                row -> values(row, columns));
        pages.accept(values.size());
        for (Object[] row : values) {
          rows.row(row);
        }
      }
    });
  }

  private static String source(Table table, Space space) {
    return switch (table) {
      case EVENTS -> space.events();
      case MARKS -> space.marks();
      case CRASHES -> "crashes";
      case FEEDBACK -> "feedback";
      case DAILY -> "daily";
    };
  }

  private static Query where(Table table, Selection selection, Space space) {
    return switch (table) {
      case EVENTS -> Conditions.events(selection, space.layout());
      case MARKS ->
          Conditions.marks(
              new Selection(
                  selection.app(),
                  selection.build(),
                  "",
                  selection.from(),
                  selection.to(),
                  List.of()),
              space.layout());
      case CRASHES, FEEDBACK -> ofApp(space, selection, "\"at\"");
      case DAILY -> ofApp(space, selection, "\"day\"::BIGINT * 86400000");
    };
  }

  private static Query ofApp(Space space, Selection selection, String time) {
    return new Query()
        .add("app = " + space.number())
        .add(" AND debug = " + (selection.build() == Store.Build.DEBUG))
        .add(" AND " + time + " >= " + selection.from().toEpochMilli())
        .add(" AND " + time + " < " + selection.to().toEpochMilli());
  }

  /** Returns the columns of a table as they are shown, to exports and to statements alike. */
  static List<Out> columns(Table table, Space space) {
    var out = new ArrayList<Out>();
    switch (table) {
      case EVENTS -> {
        times(out);
        out.add(fixed("event", Kind.TEXT, "event"));
        out.add(fixed("session", Kind.TEXT, "printf('%016x', session)"));
        who(out, space);
        planned(out, space.layout().columns());
      }
      case MARKS -> {
        times(out);
        out.add(fixed("install", Kind.WHOLE, "actor"));
        out.add(fixed("day", Kind.TRUTH, "\"day\""));
        out.add(fixed("week", Kind.TRUTH, "week"));
        out.add(fixed("month", Kind.TRUTH, "\"month\""));
        out.add(fixed("cohort", Kind.TEXT, "cohort"));
        planned(out, space.layout().contextColumns());
      }
      case CRASHES -> {
        times(out);
        out.add(fixed("group", Kind.TEXT, "printf('%016x', fingerprint)"));
        out.add(fixed("session", Kind.TEXT, "printf('%016x', session)"));
        who(out, space);
        out.add(fixed("handled", Kind.TRUTH, "handled"));
        out.add(fixed("type", Kind.TEXT, "type"));
        out.add(fixed("message", Kind.TEXT, "message"));
        out.add(fixed("context", Kind.TEXT, "context"));
        out.add(fixed("chain", Kind.TEXT, "chain"));
      }
      case FEEDBACK -> {
        times(out);
        who(out, space);
        out.add(fixed("kind", Kind.TEXT, "kind"));
        out.add(fixed("text", Kind.TEXT, "\"text\""));
        out.add(fixed("email", Kind.TEXT, "email"));
      }
      case DAILY -> {
        out.add(fixed("day", Kind.TIME, "\"day\"::BIGINT * 86400000"));
        out.add(fixed("event", Kind.TEXT, "nullif(event, '')"));
        out.add(fixed("events", Kind.WHOLE, "events"));
        out.add(fixed("installs", Kind.WHOLE, "actors"));
        out.add(fixed("sessions", Kind.WHOLE, "sessions"));
      }
    }
    return out;
  }

  private static void times(List<Out> out) {
    out.add(fixed("at", Kind.TIME, "\"at\""));
    out.add(fixed("received", Kind.TIME, "received"));
  }

  /** The number tells installs apart inside this store; the install's own id leaves no table. */
  private static void who(List<Out> out, Space space) {
    out.add(fixed("install", Kind.WHOLE, "actor"));
    out.add(
        fixed(
            "plan",
            Kind.TEXT,
            "(SELECT p.hash FROM plans p WHERE p.app = %d AND p.number = plan)"
                .formatted(space.number())));
  }

  private static Out fixed(String name, Kind kind, String sql) {
    return new Out(new Field("", name, kind), sql);
  }

  private static void planned(List<Out> out, List<Column> columns) {
    for (Column column : columns) {
      boolean alone =
          columns.stream()
              .noneMatch(c ->
                  !c.equals(column)
                      && c.context() == column.context()
                      && c.property().equals(column.property()));
      Kind kind = kind(column.kind());
      String name =
          alone
              ? column.property()
              : column.property() + ":" + column.kind().name().toLowerCase(Locale.ROOT);
      out.add(new Out(new Field(column.context() ? "context" : "props", name, kind), column.sql()));
    }
  }

  private static Kind kind(PropertyType.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> Kind.TRUTH;
      case WHOLE -> Kind.WHOLE;
      case DECIMAL -> Kind.DECIMAL;
      case TEXT -> Kind.TEXT;
      case TEXTS -> Kind.TEXTS;
    };
  }

  private static @Nullable Object[] values(ResultSet row, List<Out> columns) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, i + 1, columns.get(i).field().kind());
    }
    return values;
  }

  private static @Nullable Object value(ResultSet row, int place, Kind kind) throws SQLException {
    Object value =
        switch (kind) {
          case TIME -> Instant.ofEpochMilli(row.getLong(place));
          case TEXT -> row.getString(place);
          case TEXTS -> row.getArray(place) == null ? null : texts(row, place);
          case WHOLE -> row.getLong(place);
          case DECIMAL -> row.getDouble(place);
          case TRUTH -> row.getBoolean(place);
        };
    return row.wasNull() ? null : value;
  }

  private static List<String> texts(ResultSet row, int place) throws SQLException {
    var texts = new ArrayList<String>();
    for (Object item : (Object[]) row.getArray(place).getArray()) {
      texts.add((String) item);
    }
    return texts;
  }
}
