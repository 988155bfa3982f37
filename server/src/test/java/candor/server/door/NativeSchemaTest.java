package candor.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.compile.output.OutputOptions;
import candor.compile.schema.SchemaOutput;
import candor.event.Message;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.plan.text.PlanWriter;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disturbs batches and compares what the native door makes of them with the plan's schema. */
final class NativeSchemaTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:05Z");

  private static final String PLAN =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: cli}
      channels: {usage: {consent: opt-in, label: Share}}
      identity: {model: MODEL, marks: MARKS}
      context:
        os: {values: [linux, macos], what: System., required: yes}
      events:
        saved: {question: Used?, when: Then., properties: {fast: {type: bool, what: Fast.}}}
        opened: {question: Used?, when: Then.}
      summary:
        name: session
        max_bytes: 1000
        what: All.
        when: At the end.
        properties: {count: {type: int, max: 9, required: no, what: How many.}}
      retention: {events: 30}
      """;

  private static final String BATCH =
      """
      {"plan":"HASH","app":"acme","sent_at":"2026-11-22T10:00:00.000Z",INSTALL
       "session":"01890a5d-ac96-774b-bcce-b302099a8057","debug":false,"context":{"os":"linux"},
       "events":[
        {"id":"01890a5d-ac96-774b-bcce-b302099a8058","name":"saved","at":"2026-11-22T09:00:00Z",
         "props":{"fast":true}},
        {"id":"01890a5d-ac96-774b-bcce-b302099a8059","name":"opened","at":"2026-11-22T09:00:01Z"}],
       "marks":{"day":true,"week":false,"month":false,"cohort":"2026-W40"},
       "summary":{"count":3},"erase":false}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"none yes", "daily no", "daily yes", "install no", "install yes"})
  void aBatchIsValidExactlyWhenTheDoorKeepsAllOfIt(String identity) throws JsonException {
    var plan = plan(identity);
    var schema = Schema.of(plan);
    var whole = json(batch(plan, identity));
    long seed = 20261125;
    var random = new SplittableRandom(seed);
    int valid = 0;
    for (int i = 0; i < 1_000; i++) {
      var batch = disturbed(disturbed(whole, random), random);
      boolean kept = isKept(plan, batch) && !isPassedOverInSilence(batch);
      assertEquals(kept, schema.takes(batch), "seed " + seed + ": " + JsonWriter.write(batch));
      valid += kept ? 1 : 0;
    }
    assertTrue(valid > 100 && valid < 900, "valid: " + valid);
  }

  @Test
  void aBatchHasAtMostFiveHundredEvents() throws JsonException {
    var plan = plan("none yes");
    var event =
        "{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8058\",\"name\":\"opened\","
            + "\"at\":\"2026-11-22T09:00:00Z\"}";
    for (int events : List.of(500, 501)) {
      var text =
          "{\"plan\":\"%s\",\"app\":\"acme\",\"context\":{\"os\":\"linux\"},\"events\":[%s]}"
              .formatted(
                  PlanWriter.hash(plan), String.join(",", Collections.nCopies(events, event)));

      assertEquals(isKept(plan, json(text)), Schema.of(plan).takes(json(text)));
      assertEquals(events == 500, Schema.of(plan).takes(json(text)));
    }
  }

  private static Plan plan(String identity) {
    var words = identity.split(" ", -1);
    var text = PLAN.replace("MODEL", words[0]).replace("MARKS", words[1]);
    var reading = PlanFile.read(text.getBytes(UTF_8));
    return Objects.requireNonNull(reading.plan(), () -> reading.problems().toString());
  }

  private static String batch(Plan plan, String identity) {
    var install =
        identity.startsWith("install")
            ? "\"install\":\"0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c5\","
            : "";
    var batch = BATCH.replace("HASH", PlanWriter.hash(plan)).replace("INSTALL", install);
    return identity.endsWith("no") ? batch.replaceAll("\"marks\":\\{.*?\\},", "") : batch;
  }

  private static Json json(String text) throws JsonException {
    return JsonReader.read(text.getBytes(UTF_8));
  }

  private record Schema(Validator validator, URI uri) {
    static Schema of(Plan plan) {
      var validator =
          new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
      var schema = new SchemaOutput().write(plan, OutputOptions.DEFAULT).get(0).content();
      return new Schema(validator, validator.registerSchema(schema));
    }

    boolean takes(Json batch) {
      return validator.validate(uri, JsonWriter.write(batch)).isValid();
    }
  }

  private static boolean isKept(Plan plan, Json document) {
    try {
      var batch = NativeBatch.of(document);
      var parcel = new NativeMessages(plan, batch, (app, told) -> new byte[16], RECEIVED).parcel();
      return batch.app().equals(plan.app().id())
          && batch.plan().equals(PlanWriter.hash(plan))
          && parcel.refused().isEmpty()
          && parcel.dropped().isEmpty()
          && parcel.uninvited() == 0
          && !parcel.messages().isEmpty()
          && parcel.messages().stream().allMatch(message -> isKept(plan, message));
    } catch (TurnedAway e) {
      return false;
    }
  }

  private static boolean isKept(Plan plan, Message message) {
    return Firewall.judge(plan, message) instanceof Verdict.Admit admit
        && admit.dropped().isEmpty();
  }

  /** The door derives what it cannot read of marks and summary; a schema calls that a fault. */
  private static boolean isPassedOverInSilence(Json document) {
    var batch = (Json.Dictionary) document;
    var known = List.of("id", "at", "day", "week", "month", "cohort");
    var odd = new ArrayList<String>();
    for (String part : List.of("marks", "summary")) {
      if (batch.get(part) instanceof Json.Dictionary given) {
        given
            .members()
            .forEach((name, value) -> {
              boolean marks = part.equals("marks");
              boolean right =
                  switch (name) {
                    case "id" -> value instanceof Json.Text text && Ids.read(text.value()) != null;
                    case "at" ->
                        value instanceof Json.Text text && Moments.read(text.value()) != null;
                    case "day", "week", "month" -> !marks || value instanceof Json.Bool;
                    case "cohort" -> !marks || value instanceof Json.Text;
                    default -> !marks;
                  };
              if (!(right || (value instanceof Json.Nothing && known.contains(name)))) {
                odd.add(name);
              }
            });
      }
    }
    return !odd.isEmpty();
  }

  /** Changes one place, or none: takes it out, renames it, puts something else or beside it. */
  private static Json disturbed(Json json, SplittableRandom random) {
    var others = others();
    if (random.nextInt(8) == 0) {
      return json instanceof Json.Dictionary ? with(json, random) : pick(others, random);
    }
    if (json instanceof Json.Dictionary dictionary && !dictionary.members().isEmpty()) {
      var members = new LinkedHashMap<>(dictionary.members());
      var name = pick(List.copyOf(members.keySet()), random);
      members.put(name, disturbed(Objects.requireNonNull(members.get(name)), random));
      return new Json.Dictionary(members);
    }
    if (json instanceof Json.Array array && !array.items().isEmpty()) {
      var items = new ArrayList<>(array.items());
      int place = random.nextInt(items.size());
      items.set(place, disturbed(items.get(place), random));
      return new Json.Array(items);
    }
    return random.nextInt(3) == 0 ? pick(others, random) : json;
  }

  private static Json with(Json json, SplittableRandom random) {
    var members = new LinkedHashMap<>(((Json.Dictionary) json).members());
    switch (random.nextInt(3)) {
      case 0 ->
          members.keySet().stream().toList().stream()
              .skip(random.nextInt(members.size() + 1))
              .limit(1)
              .forEach(members::remove);
      case 1 -> members.put("zz", pick(others(), random));
      default ->
          members.put(
              pick(
                  List.of("id", "at", "install", "erase", "summary", "marks", "cohort", "events"),
                  random),
              pick(others(), random));
    }
    return new Json.Dictionary(members);
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<Json> others() {
    var all =
        new ArrayList<>(
            List.of(
                Json.NOTHING,
                Json.TRUE,
                Json.FALSE,
                new Json.Whole(0),
                new Json.Decimal(3),
                new Json.Array(List.of()),
                new Json.Array(List.of(Json.NOTHING)),
                new Json.Dictionary(Map.of())));
    for (String text :
        List.of(
            "",
            "zz",
            "acme",
            "linux",
            "2026-W53",
            "2026-W54",
            "0F9C1D2E-3b4a-4c5d-8e6f-708192a3b4c5",
            "0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c",
            "2026-11-22T10:00:00Z",
            "2026-11-22 10:00:00,5+0130",
            "2026-11-22t10:00:00.123456789-18",
            "2026-02-30T10:00:00Z",
            "2026-11-22T10:00:00+19:00",
            "2026-11-22T24:00:00Z",
            "2026")) {
      all.add(new Json.Text(text));
    }
    return all;
  }
}
