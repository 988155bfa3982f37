package candor.server.observe;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.registry.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes what was seen of one app as {@code watched/APP.json}. */
final class SeenFile {

  private SeenFile() {}

  static void write(Path file, Seen seen) throws IOException {
    var json = new JsonWriter().open();
    json.name("first").text(seen.first().toString());
    json.name("last").text(seen.last().toString());
    json.name("more").number(seen.moreEvents());
    json.name("crashes").number(seen.crashes());
    json.name("feedback").number(seen.feedback());
    write(json.name("context"), seen.context());
    json.name("events").open();
    seen.events().forEach((name, group) -> write(json.name(name), group));
    DurableFile.replace(file, json.close().close().bytes());
  }

  private static void write(JsonWriter json, Seen.Group group) {
    json.open().name("count").number(group.count()).name("more").number(group.more());
    json.name("traits").open();
    group
        .traits()
        .forEach((name, trait) -> {
          json.name(name).open().name("count").number(trait.count());
          json.name("least").number(trait.least()).name("most").number(trait.most());
          json.name("hidden").number(trait.hidden()).name("shapes").open();
          trait.shapes().forEach((shape, count) -> json.name(shape.name()).number(count));
          json.close().name("values").openArray();
          trait.values().forEach(json::text);
          json.closeArray().close();
        });
    json.close().close();
  }

  static Seen read(Path file) throws IOException {
    try {
      var json = dictionary(JsonReader.read(Files.readAllBytes(file)));
      var events = new TreeMap<String, Seen.Group>();
      for (var event : members(json, "events").entrySet()) {
        events.put(event.getKey(), group(dictionary(event.getValue())));
      }
      return new Seen(
          LocalDate.parse(text(json.get("first"))),
          LocalDate.parse(text(json.get("last"))),
          events,
          group(dictionary(json.get("context"))),
          whole(json, "more"),
          whole(json, "crashes"),
          whole(json, "feedback"));
    } catch (JsonException | DateTimeException | IllegalArgumentException e) {
      throw new IOException(file + " is damaged: remove it to begin watching anew");
    }
  }

  private static Seen.Group group(Json.Dictionary json) {
    var traits = new TreeMap<String, Seen.Trait>();
    for (var trait : members(json, "traits").entrySet()) {
      traits.put(trait.getKey(), trait(dictionary(trait.getValue())));
    }
    return new Seen.Group(whole(json, "count"), traits, whole(json, "more"));
  }

  private static Seen.Trait trait(Json.Dictionary json) {
    var shapes = new EnumMap<Shape, Long>(Shape.class);
    var counts = dictionary(json.get("shapes"));
    counts.members().keySet().forEach(name -> shapes.put(Shape.valueOf(name), whole(counts, name)));
    List<Json> values = json.get("values") instanceof Json.Array list ? list.items() : List.of();
    return new Seen.Trait(
        whole(json, "count"),
        shapes,
        (int) whole(json, "least"),
        (int) whole(json, "most"),
        values.stream().map(SeenFile::text).toList(),
        whole(json, "hidden"));
  }

  private static Map<String, Json> members(Json.Dictionary json, String name) {
    return dictionary(json.get(name)).members();
  }

  private static Json.Dictionary dictionary(@Nullable Json json) {
    if (json instanceof Json.Dictionary dictionary) {
      return dictionary;
    }
    throw new IllegalArgumentException("an object is missing");
  }

  private static long whole(Json.Dictionary json, String name) {
    if (json.get(name) instanceof Json.Whole whole) {
      return whole.value();
    }
    throw new IllegalArgumentException("a number is missing");
  }

  private static String text(@Nullable Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("a text is missing");
  }
}
