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
  private final Kind[] kinds;
  private final int[] places;
  private final @Nullable Json[] values;

  /** The values of the context, which the messages of one batch share with their sender. */
  private final @Nullable Json[] shared;

  private @Nullable Sender sharing;

  /** Makes cells for all columns of a layout, or for those of the context alone. */
  Cells(Layout layout, List<Column> columns) {
    this.layout = layout;
    this.kinds = columns.stream().map(Column::kind).toArray(Kind[]::new);
    this.places = columns.stream().mapToInt(layout.columns()::indexOf).toArray();
    this.values = new @Nullable Json[layout.columns().size()];
    this.shared = new @Nullable Json[values.length];
  }

  /** Appends the planned columns of a row; names without a column are left out. */
  void append(DuckDBAppender row, Sender sender, Map<String, Json> props) throws SQLException {
    share(sender);
    System.arraycopy(shared, 0, values, 0, values.length);
    props.forEach((name, value) -> put(values, layout.own(name), value));
    for (int i = 0; i < places.length; i++) {
      append(row, kinds[i], values[places[i]]);
    }
  }

  private void share(Sender sender) {
    if (!sender.equals(sharing)) {
      sharing = sender;
      Arrays.fill(shared, null);
      sender.context().forEach((name, value) -> put(shared, layout.context(name), value));
    }
  }

  private static void put(@Nullable Json[] values, Layout.@Nullable Places places, Json value) {
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
    if (value == null) {
      row.appendNull();
      return;
    }
    switch (value) {
      case Json.Text t -> row.append(t.value());
      case Json.Whole w when kind == Kind.DECIMAL -> row.append((double) w.value());
      case Json.Whole w -> row.append(w.value());
      case Json.Bool b -> row.append(b.value());
      case Json.Decimal d -> row.append(d.value());
      case Json.Array a -> row.append(texts(a));
      default -> row.appendNull();
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
