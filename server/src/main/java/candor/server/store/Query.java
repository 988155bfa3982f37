package candor.server.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Is a statement in the making: text with places, and the values for the places in their order.
 *
 * <p>Text comes from this room and from the names of planned columns alone; whatever somebody asked
 * with is a value.
 */
final class Query {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Query add(String sql) {
    text.append(sql);
    return this;
  }

  Query add(Query part) {
    text.append(part.text);
    values.addAll(part.values);
    return this;
  }

  Query bind(Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  /** Adds a list of places in parentheses. */
  Query bindAll(List<?> all) {
    text.append('(').append(String.join(", ", Collections.nCopies(all.size(), "?"))).append(')');
    values.addAll(all);
    return this;
  }

  String text() {
    return text.toString();
  }

  List<Object> values() {
    return values;
  }
}
