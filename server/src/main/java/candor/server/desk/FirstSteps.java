package candor.server.desk;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages.Welcome;
import candor.server.registry.Registry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the lines that send the first event of an app, valid by its plan. */
final class FirstSteps {

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Registry.App app;
  private final Instant now;
  private final boolean debug;

  FirstSteps(Registry.App app, Instant now) {
    this(app, now, false);
  }

  /** Makes lines for developers' builds, where the page waits for one of those. */
  FirstSteps(Registry.App app, Instant now, boolean debug) {
    this.app = app;
    this.now = now;
    this.debug = debug;
  }

  Welcome welcome(URI home, Link stream) {
    String base = home.toString().replaceFirst("/$", "");
    return new Welcome(
        app.plan().app().name(),
        app.keys().nativeKey(),
        app.keys().aptabase(),
        curl(base),
        "init(\"" + app.keys().aptabase() + "\", { host: \"" + base + "\" });",
        otlp(base),
        stream,
        app.hash());
  }

  /** Says what is waited for to those who look after no keys. */
  Welcome withoutKeys(@Nullable Link stream) {
    return new Welcome(app.plan().app().name(), "", "", "", "", "", stream, app.hash());
  }

  /** Names the variables that every client of OpenTelemetry reads. */
  private String otlp(String base) {
    return """
    OTEL_LOGS_EXPORTER=otlp
    OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=http/protobuf
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=%s/v1/logs
    OTEL_EXPORTER_OTLP_LOGS_HEADERS=candor-key=%s\
    """
        .formatted(base, app.keys().nativeKey());
  }

  private String curl(String base) {
    return "curl "
        + base
        + "/v1/events \\\n  -H 'Candor-Key: "
        + app.keys().nativeKey()
        + "' \\\n  -H 'Content-Type: application/json' \\\n  -d '"
        + JsonWriter.write(batch()).replace("'", "'\\''")
        + "'";
  }

  /** Makes a batch of one event, or of the summary where there are none, that the plan admits. */
  Json batch() {
    var batch =
        new Members()
            .text("plan", app.hash())
            .text("app", app.id())
            .text("sent_at", MILLIS.format(now));
    if (app.plan().identity().model() == Promises.Identity.Model.INSTALL) {
      batch.text("install", UUID.randomUUID().toString());
    }
    batch.text("session", UUID.randomUUID().toString());
    batch
        .json("debug", debug ? Json.TRUE : Json.FALSE)
        .json("context", values(app.plan().context()));
    var event = simplest();
    var events = new ArrayList<Json>();
    if (event != null) {
      events.add(
          new Members()
              .text("id", timeOrdered().toString())
              .text("name", event.getKey())
              .text("at", MILLIS.format(now))
              .json("props", values(event.getValue().properties()))
              .done());
    }
    batch.json("events", new Json.Array(events));
    var summary = app.plan().summary();
    if (event == null && summary != null) {
      batch.json("summary", values(summary.properties()));
    }
    return batch.done();
  }

  private Map.@Nullable Entry<String, Plan.Event> simplest() {
    return app.plan().events().entrySet().stream()
        .filter(entry -> !entry.getValue().reserved())
        .min(
            Comparator.comparingInt(entry ->
                entry.getValue().properties().size() + 10 * entry.getValue().checks().size()))
        .orElse(null);
  }

  /** Makes a version 7 UUID (RFC 9562), as clients do. */
  private UUID timeOrdered() {
    UUID chance = UUID.randomUUID();
    long high = (now.toEpochMilli() << 16) | 0x7000 | (chance.getMostSignificantBits() & 0xfff);
    return new UUID(high, chance.getLeastSignificantBits());
  }

  private Json values(Map<String, Property> properties) {
    var chosen = new LinkedHashMap<String, Json>();
    properties.forEach((name, property) -> {
      if (property.required() && property.when() == null) {
        chosen.put(name, value(property));
      }
    });
    properties.forEach((name, property) -> {
      var when = property.when();
      if (property.required() && when != null && holds(when, chosen)) {
        chosen.put(name, value(property));
      }
    });
    return new Json.Dictionary(chosen);
  }

  private static boolean holds(Property.Condition when, Map<String, Json> chosen) {
    String value =
        switch (chosen.get(when.property())) {
          case Json.Text(String text) -> text;
          case Json.Bool(boolean truth) -> Boolean.toString(truth);
          case null, default -> null;
        };
    return value != null && when.values().contains(value);
  }

  private Json value(Property property) {
    String example = property.example();
    if (example != null) {
      try {
        return JsonReader.read(example.getBytes(StandardCharsets.UTF_8));
      } catch (JsonException e) {
        throw new AssertionError("the plan's reader checks its examples", e);
      }
    }
    return value(property.type());
  }

  private Json value(PropertyType type) {
    return switch (type) {
      case PropertyType.Bool bool -> Boolean.TRUE.equals(bool.always()) ? Json.TRUE : Json.FALSE;
      case PropertyType.Whole whole -> new Json.Whole(whole.min());
      case PropertyType.Decimal decimal -> new Json.Decimal(decimal.min());
      case PropertyType.Enumeration closed -> text(closed.vocabulary().values().getFirst());
      case PropertyType.Tier tier -> text(tier.vocabulary().values().getFirst());
      case PropertyType.Duration _ -> new Json.Whole(0);
      case PropertyType.Version _ -> text("1.0.0");
      case PropertyType.Language _ -> text("en");
      case PropertyType.Uuid _ -> text(UUID.randomUUID().toString());
      case PropertyType.Moment _ -> text(MILLIS.format(now));
      case PropertyType.Hash hash -> text("0".repeat(hash.length()));
      case PropertyType.Text _ -> text("example");
      case PropertyType.EnumList list ->
          new Json.Array(List.of(text(list.vocabulary().values().getFirst())));
    };
  }

  private static Json text(String text) {
    return new Json.Text(text);
  }
}
