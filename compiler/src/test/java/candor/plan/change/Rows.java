package candor.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Makes tests of rows: what stood there, what stands there now, and what is said of it. */
final class Rows {

  private static final String BASE =
      """
      {'candor':1,
       'app':{'id':'quill','name':'Quill','kind':'desktop','platforms':['linux']},
       'purposes':['Learn.'],'access':['Ann.'],
       'channels':{'usage':{'consent':'opt-in','label':'Share'},
                   'crash':{'consent':'opt-in','label':'Crashes'}},
       'identity':{'model':'install'},
       'vocabularies':{'list':['x','y']},
       'events':{
         'saved':{'channel':'usage','question':'Is it used?','when':'On saving.','properties':{
           'way':{'values':['menu','key'],'what':'The way.','required':false},
           'fast':{'type':'bool','what':'Whether it was fast.','required':false}}},
         'done':{'channel':'usage','question':'Is it done?','when':'At the end.'}},
       'retention':{'events':30}}
      """;

  private Rows() {}

  /** Compares two values of a key of the plan; an empty value takes it out, no key is the plan. */
  static DynamicTest row(String key, String from, String to, String... expected) {
    return DynamicTest.dynamicTest(
        key + ": " + from + " -> " + to,
        () -> compare(plan(key, from), plan(key, to), List.of(expected)));
  }

  /** An app asks again when what is expected says so; steps of fractions it cannot compare. */
  private static void compare(Plan from, Plan to, List<String> expected) {
    assertEquals(expected, told(from, to));
    boolean asks = Changes.between(from, to).asksAgain();
    boolean fractions = expected.stream().anyMatch(each -> each.endsWith(".round"));
    boolean widens = PlanWriter.write(to).widens(PlanWriter.write(from));
    assertTrue(widens == asks || (widens && fractions), "the app asks again");
  }

  /** Compares two types of a property; what is expected names the path below it. */
  static DynamicTest type(String from, String to, String... expected) {
    return property(
        "{" + from + ",'what':'It.','required':false,'sensitivity':'technical'}",
        "{" + to + ",'what':'It.','required':false,'sensitivity':'technical'}",
        expected);
  }

  static DynamicTest property(String from, String to, String... expected) {
    String path = "events.saved.properties.p";
    return row(
        "events/saved/properties/p",
        from,
        to,
        Stream.of(expected)
            .map(each ->
                each.contains(" ") ? each.replace(" ", " " + path + ".") : each + " " + path)
            .toArray(String[]::new));
  }

  private static List<String> told(Plan from, Plan to) {
    return Changes.between(from, to).list().stream()
        .map(change -> change.kind().code() + " " + change.path())
        .toList();
  }

  /** Returns the base plan with another value of one key. */
  static Plan plan(String key, String value) {
    Json base = json(BASE);
    Json changed =
        key.isEmpty()
            ? merged(base, json(value))
            : with(base, List.of(key.split("/")), value.isEmpty() ? null : json(value));
    var reading = PlanReader.readJson(JsonWriter.bytes(changed));
    return Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
  }

  private static Json merged(Json base, Json more) {
    var members = new LinkedHashMap<String, Json>(((Json.Dictionary) base).members());
    members.putAll(((Json.Dictionary) more).members());
    return new Json.Dictionary(members);
  }

  private static Json with(Json json, List<String> keys, @Nullable Json value) {
    Map<String, Json> members =
        new LinkedHashMap<>(json instanceof Json.Dictionary object ? object.members() : Map.of());
    String key = keys.get(0);
    if (keys.size() > 1) {
      Json inner = members.getOrDefault(key, new Json.Dictionary(Map.of()));
      members.put(key, with(inner, keys.subList(1, keys.size()), value));
    } else if (value == null) {
      members.remove(key);
    } else {
      members.put(key, value);
    }
    return new Json.Dictionary(members);
  }

  private static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (JsonException wrong) {
      throw new AssertionError(text, wrong);
    }
  }
}
