package candor.server.door;

import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is what records of OpenTelemetry came from, as far as the plan's context names it: of host,
 * process and user nothing is read. For one thread.
 */
final class OtlpOrigin {

  private static final String INSTALL = "app.installation.id";
  private static final String SESSION = "session.id";
  private static final String DEVELOPMENT = "development";
  private static final Set<String> ENVIRONMENT =
      Set.of("deployment.environment.name", "deployment.environment");

  /** The names that plans use for the same thing, by the protocol's name; the first one wins. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("service.version", List.of("app_version", "version")),
          Map.entry("app.build_id", List.of("app_build", "build", "build_id")),
          Map.entry("os.type", List.of("os_name", "os", "os_family", "platform")),
          Map.entry("os.version", List.of("os_version")),
          Map.entry("host.arch", List.of("arch")),
          Map.entry("device.model.identifier", List.of("device_model")),
          Map.entry("browser.language", List.of("locale", "language")),
          Map.entry("process.runtime.name", List.of("engine_name", "engine")),
          Map.entry("process.runtime.version", List.of("engine_version")),
          Map.entry("deployment.environment.name", List.of("environment")),
          Map.entry("deployment.environment", List.of("environment")),
          Map.entry("telemetry.sdk.name", List.of("sdk_name", "sdk")),
          Map.entry("telemetry.sdk.version", List.of("sdk_version")));

  private final Plan plan;
  private final Map<String, Json> resource;
  private final Map<String, Json> context;
  private boolean debug;
  private int uninvited;

  OtlpOrigin(Plan plan, Map<String, Json> resource) {
    this.plan = plan;
    this.resource = resource;
    var planned = new LinkedHashMap<String, Json>();
    resource.forEach((attribute, value) -> take(attribute, value, planned));
    this.context = Json.members(planned);
  }

  static boolean isIdentity(String attribute) {
    return attribute.equals(INSTALL) || attribute.equals(SESSION);
  }

  private void take(String attribute, Json value, Map<String, Json> planned) {
    if (ENVIRONMENT.contains(attribute)) {
      debug |= value.equals(new Json.Text(DEVELOPMENT));
    }
    if (plan.context().containsKey(attribute)) {
      planned.put(attribute, value);
    } else if (!isIdentity(attribute) && !takeByOtherName(attribute, value, planned)) {
      uninvited++;
    }
  }

  private boolean takeByOtherName(String attribute, Json value, Map<String, Json> planned) {
    for (String candidate : NAMES.getOrDefault(attribute, List.of())) {
      if (plan.context().containsKey(candidate)) {
        // The app's own word for it, wherever it stands, is put over this one.
        planned.putIfAbsent(candidate, inPlan(attribute, candidate, value));
        return true;
      }
    }
    return ENVIRONMENT.contains(attribute);
  }

  /** Systems and processors have closed lists on both sides, and not the same words. */
  private Json inPlan(String attribute, String candidate, Json value) {
    String told = value instanceof Json.Text text ? text.value() : "";
    String fitting =
        switch (attribute) {
          case "os.type" ->
              Platforms.fitting(plan.context().get(candidate), Platforms.systems(told));
          case "host.arch" ->
              Platforms.fitting(plan.context().get(candidate), Platforms.architectures(told));
          default -> "";
        };
    return fitting.isEmpty() ? value : new Json.Text(fitting);
  }

  /** Tells whether records with these attributes of their sender come from here. */
  boolean isOf(Map<String, Json> other) {
    return resource.equals(other);
  }

  int uninvited() {
    return uninvited;
  }

  /** Returns who says one record; what names an install or session otherwise is left out. */
  Sender sender(Map<String, Json> attributes, String event, Counts dropped) {
    String install = told(attributes, INSTALL, "install", event, dropped);
    String session = told(attributes, SESSION, "session", event, dropped);
    return new Sender(install, session, debug, context);
  }

  /** Only a UUID cannot spell a name; some clients write one without hyphens. */
  private @Nullable String told(
      Map<String, Json> attributes, String name, String field, String event, Counts dropped) {
    Json told = attributes.getOrDefault(name, resource.getOrDefault(name, Json.NOTHING));
    UUID id = SentryId.read(told);
    if (id == null && !(told instanceof Json.Nothing)) {
      dropped.add(plan, event, field, Refusal.Reason.WRONG_FORM);
    }
    return id == null ? null : id.toString();
  }
}
