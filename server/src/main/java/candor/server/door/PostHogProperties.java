package candor.server.door;

import candor.json.Json;
import candor.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the properties of one event in the dialect of PostHog: the event's own, the plan's context,
 * and what the client attached by itself, which is only counted. For one thread and one use.
 */
final class PostHogProperties {

  /** The names that plans use for the same thing, by the dialect's name; the first one wins. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("$app_version", List.of("app_version", "version")),
          Map.entry("$app_build", List.of("app_build", "app_build_number", "build")),
          Map.entry("$os", List.of("os_name", "os", "os_family", "platform")),
          Map.entry("$os_name", List.of("os_name", "os", "os_family", "platform")),
          Map.entry("$os_version", List.of("os_version")),
          Map.entry("$locale", List.of("locale", "language")),
          Map.entry("$browser_language", List.of("locale", "language")),
          Map.entry("$browser", List.of("engine_name", "engine")),
          Map.entry("$browser_version", List.of("engine_version")),
          Map.entry("$device_model", List.of("device_model")),
          Map.entry("$lib", List.of("sdk_name", "sdk")),
          Map.entry("$lib_version", List.of("sdk_version")));

  private final Plan plan;
  private final String event;
  private final Plan.@Nullable Event planned;
  private final Map<String, Json> own = new LinkedHashMap<>();
  private final Map<String, Json> context = new LinkedHashMap<>();
  private final Map<String, Json> attached = new LinkedHashMap<>();
  private @Nullable String session;
  private int uninvited;

  PostHogProperties(Plan plan, String event) {
    this.plan = plan;
    this.event = event;
    this.planned = plan.events().get(event);
  }

  void take(String name, Json value) {
    if (isPlanned(name)) {
      own.put(name, value);
    } else if (plan.context().containsKey(name)) {
      context.put(name, value);
    } else if (!(value instanceof Json.Nothing)) {
      // What is null was not attached: clients say so of every campaign that they look for.
      takeUnplanned(name, value);
    }
  }

  private boolean isPlanned(String name) {
    return planned != null && planned.properties().containsKey(name);
  }

  private void takeUnplanned(String name, Json value) {
    switch (name) {
      case "$session_id", "session_id" ->
          session = value instanceof Json.Text text ? text.value() : "";
      case "$insert_id", "$time", "$ignore_sent_at" -> attached.put(name, value);
      case "$set", "$set_once" -> person(value);
      case "$add", "$increment" -> raise(value);
      case "token", "distinct_id" -> {
        // Parts of the envelope that some clients put here.
      }
      default -> takeForeign(name, value);
    }
  }

  private void takeForeign(String name, Json value) {
    if (!name.startsWith("$")) {
      own.put(name, value);
      return;
    }
    attached.put(name, value);
    if (!place(name, value) && !name.startsWith("$exception")) {
      uninvited++;
    }
  }

  /** Puts a value where the plan's context names it; says whether it does. */
  private boolean place(String name, Json value) {
    for (String candidate : NAMES.getOrDefault(name, List.of())) {
      if (plan.context().containsKey(candidate)) {
        // The app's own word for it, wherever it stands, is put over this one.
        context.putIfAbsent(candidate, value);
        return true;
      }
    }
    return false;
  }

  /** Takes the client's own name and version, which newer ones tell beside the body. */
  void library(@Nullable String told) {
    int slash = told == null ? -1 : told.indexOf('/');
    if (told != null && slash > 0) {
      // Where the plan names neither, a header was sent for nothing, as many are.
      place("$lib", new Json.Text(told.substring(0, slash)));
      place("$lib_version", new Json.Text(told.substring(slash + 1)));
    }
  }

  /**
   * Counts what is said of a person; what the plan remembers follows from the events themselves.
   */
  void person(@Nullable Json said) {
    if (said instanceof Json.Dictionary facts) {
      for (String fact : facts.members().keySet()) {
        uninvited += plan.person().containsKey(fact) ? 0 : 1;
      }
    } else if (said != null && !(said instanceof Json.Nothing)) {
      uninvited++;
    }
  }

  /**
   * Counts increments. One by the event that raises the counter in the plan says what the server
   * does anyway; to add it as well would count twice. Any other is uninvited.
   */
  private void raise(Json said) {
    if (!(said instanceof Json.Dictionary steps)) {
      uninvited++;
      return;
    }
    for (Map.Entry<String, Json> step : steps.members().entrySet()) {
      Plan.Counter counter = plan.counters().get(step.getKey());
      boolean same = counter != null && counter.raisedBy().contains(event);
      uninvited += same && step.getValue().equals(new Json.Whole(1)) ? 0 : 1;
    }
  }

  Map<String, Json> own() {
    return own;
  }

  Map<String, Json> context() {
    return context;
  }

  /** Returns what has a name of the dialect's own, for the door to read. */
  Map<String, Json> attached() {
    return attached;
  }

  @Nullable String session() {
    return session;
  }

  int uninvited() {
    return uninvited;
  }
}
