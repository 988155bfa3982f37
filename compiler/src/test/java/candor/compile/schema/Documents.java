package candor.compile.schema;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads plan files as an editor does, as plain JSON, and changes them in places. No state. */
final class Documents {

  private Documents() {}

  /** Returns a plan that uses every key of the language. */
  static Json everyKey() throws IOException, JsonException {
    return JsonReader.read(Files.readAllBytes(Path.of("src/test/resources/plans/every-key.json")));
  }

  static Json yaml(Path file) throws IOException {
    return yaml(Files.readString(file));
  }

  static Json yaml(String text) {
    return json(
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text));
  }

  private static Json json(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      var members = new LinkedHashMap<String, Json>();
      map.forEach((name, each) -> members.put(String.valueOf(name), json(each)));
      return new Json.Dictionary(members);
    }
    if (value instanceof List<?> list) {
      return new Json.Array(list.stream().map(Documents::json).toList());
    }
    if (value instanceof Boolean truth) {
      return new Json.Bool(truth);
    }
    if (value instanceof BigInteger || value instanceof Double) {
      return new Json.Decimal(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return new Json.Whole(number.longValue());
    }
    return value == null ? Json.NOTHING : new Json.Text(value.toString());
  }

  /** Returns the places of all values, as JSON pointers. */
  static List<String> places(Json document) {
    var all = new ArrayList<String>();
    collect(document, "", all);
    return all;
  }

  private static void collect(Json json, String place, List<String> all) {
    all.add(place);
    if (json instanceof Json.Dictionary dictionary) {
      dictionary.members().forEach((name, value) -> collect(value, place + "/" + name, all));
    } else if (json instanceof Json.Array array) {
      for (int i = 0; i < array.items().size(); i++) {
        collect(array.items().get(i), place + "/" + i, all);
      }
    }
  }

  /** Returns the value at a place. */
  static Json at(Json document, String place) {
    var found = new ArrayList<Json>();
    changed(
        document,
        place,
        value -> {
          found.add(value);
          return value;
        });
    return found.get(0);
  }

  /** Returns the document with another value at one place. */
  static Json changed(Json document, String place, UnaryOperator<Json> change) {
    return changed(document, "", place, change);
  }

  private static Json changed(Json json, String here, String place, UnaryOperator<Json> change) {
    if (here.equals(place)) {
      return change.apply(json);
    }
    if (!place.startsWith(here + "/")) {
      return json;
    }
    if (json instanceof Json.Dictionary dictionary) {
      var members = new LinkedHashMap<String, Json>();
      dictionary
          .members()
          .forEach(
              (name, value) -> members.put(name, changed(value, here + "/" + name, place, change)));
      return new Json.Dictionary(members);
    }
    var items = new ArrayList<Json>();
    for (Json item : ((Json.Array) json).items()) {
      items.add(changed(item, here + "/" + items.size(), place, change));
    }
    return new Json.Array(items);
  }
}
