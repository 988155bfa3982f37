package candor.plan.canonical;

import candor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Is one object of the canonical form.
 *
 * <p>Texts, lists and maps that are absent are empty; numbers and truth values are always written.
 * What is of the wrong kind throws.
 *
 * @param members its members
 */
record Tree(Map<String, Json> members) {

  private static final Tree EMPTY = new Tree(Map.of());

  Tree(Json object) {
    this(((Json.Dictionary) object).members());
  }

  @Nullable Json get(String key) {
    return members.get(key);
  }

  private Json need(String key) {
    Json value = members.get(key);
    if (value == null) {
      throw new IllegalArgumentException("without " + key);
    }
    return value;
  }

  @Nullable String word(String key) {
    Json value = members.get(key);
    return value == null ? null : ((Json.Text) value).value();
  }

  String text(String key) {
    String word = word(key);
    return word == null ? "" : word;
  }

  /** Returns the constant that a word such as {@code opt-in} names. */
  <E extends Enum<E>> E constant(Class<E> type, String key) {
    return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  long whole(String key) {
    return ((Json.Whole) need(key)).value();
  }

  int number(String key) {
    return Math.toIntExact(whole(key));
  }

  double decimal(String key) {
    return decimal(need(key));
  }

  static double decimal(Json number) {
    return number instanceof Json.Whole whole ? whole.value() : ((Json.Decimal) number).value();
  }

  boolean truth(String key) {
    return ((Json.Bool) need(key)).value();
  }

  Tree tree(String key) {
    Json value = members.get(key);
    return value == null ? EMPTY : new Tree(value);
  }

  /** Returns what is made of an object, or null where there is none. */
  <V> @Nullable V made(String key, Function<Tree, V> make) {
    Json value = members.get(key);
    return value == null ? null : make.apply(new Tree(value));
  }

  List<Json> items(String key) {
    Json value = members.get(key);
    return value == null ? List.of() : ((Json.Array) value).items();
  }

  <V> List<V> list(String key, Function<Json, V> make) {
    List<V> all = new ArrayList<>();
    items(key).forEach(item -> all.add(make.apply(item)));
    return all;
  }

  List<String> texts(String key) {
    return list(key, item -> ((Json.Text) item).value());
  }

  /** Returns what is made of each member of an object, in its order. */
  <V> Map<String, V> each(String key, Function<Json, V> make) {
    Map<String, V> all = new LinkedHashMap<>();
    tree(key).members.forEach((name, value) -> all.put(name, make.apply(value)));
    return all;
  }

  Map<String, String> words(String key) {
    return each(key, value -> ((Json.Text) value).value());
  }
}
