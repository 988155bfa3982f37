package candor.server.store;

import candor.event.Sender;
import candor.json.Json;
import candor.plan.PropertyType.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Puts the planned values of one message after the other into a row's columns. For one thread. */
final class Cells {

  private final Layout layout;
  private final List<Column> columns;
  private final @Nullable Json[] values;

  /** Makes cells for all columns of a layout, or for those of the context alone. */
  Cells(Layout layout, List<Column> columns) {
    this.layout = layout;
    this.columns = columns;
    this.values = new @Nullable Json[layout.columns().size()];
  }

  /** Appends the planned columns of a row; names without a column are left out. */
  void append(DuckDBAppender row, Sender sender, Map<String, Json> props) throws SQLException {
    Arrays.fill(values, null);
    sender.context().forEach((name, value) -> put(layout.context(name), value));
    props.forEach((name, value) -> put(layout.own(name), value));
    for (int i = 0; i < values.length; i++) {
      Json value = values[i];
      Column column = layout.columns().get(i);
      if (columns.size() == values.length || column.context()) {
        append(row, column.kind(), value);
      }
    }
  }

  private void put(Layout.@Nullable Places places, Json value) {
    if (places == null) {
      return;
    }
    int place = place(places, value);
    if (place != Layout.NONE) {
      values[place] = value;
    }
  }

  private static int place(Layout.Places places, Json value) {
    return switch (value) {
      case Json.Bool b -> places.get(Kind.BOOLEAN);
      case Json.Text t -> places.get(Kind.TEXT);
      case Json.Array a -> places.get(Kind.TEXTS);
      case Json.Decimal d -> places.get(Kind.DECIMAL);
      case Json.Whole w ->
          places.get(Kind.WHOLE) == Layout.NONE ? places.get(Kind.DECIMAL) : places.get(Kind.WHOLE);
      case Json.Nothing n -> Layout.NONE;
      case Json.Dictionary d -> Layout.NONE;
    };
  }

  private static void append(DuckDBAppender row, Kind kind, @Nullable Json value)
      throws SQLException {
    switch (value) {
      case Json.Text t -> row.append(t.value());
      case Json.Whole w when kind == Kind.DECIMAL -> row.append((double) w.value());
      case Json.Whole w -> row.append(w.value());
      case Json.Bool b -> row.append(b.value());
      case Json.Decimal d -> row.append(d.value());
      case Json.Array a -> row.append(texts(a));
      case null, default -> row.appendNull();
    }
  }

  private static List<String> texts(Json.Array list) {
    var texts = new ArrayList<String>(list.items().size());
    for (Json item : list.items()) {
      if (item instanceof Json.Text text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}
