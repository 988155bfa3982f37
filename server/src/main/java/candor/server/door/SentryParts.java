package candor.server.door;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an event what stands beside its errors and may be kept. What is not asked for here
 * is never looked at: host, user name, address, request, breadcrumbs, modules, environment
 * variables. Of the tags those that the plan's crash context names are read, and those that may
 * mark feedback; of extra the address in feedback that has no form. Immutable.
 *
 * @param event the event
 */
record SentryParts(Json.Dictionary event) {

  /** The parts of an event that are read, some of them in part. The rest is uninvited. */
  private static final Set<String> READ =
      Set.of(
          "event_id",
          "timestamp",
          "platform",
          "type",
          "level",
          "release",
          "environment",
          "user",
          "contexts",
          "tags",
          "exception",
          "sentry.interfaces.Exception",
          "message",
          "logentry");

  private static final String FEEDBACK = "feedback";
  private static final String EXTRA = "extra";

  /** Where older apps put the address that somebody typed; nothing else of extra is read. */
  private static final String TYPED_ADDRESS = "user_email";

  /** A tag with one of these as its value says that it does not hold. */
  private static final Set<String> NO = Set.of("", "0", "false", "no");

  /** What our own clients write for builds of developers. */
  private static final String DEVELOPMENT = "development";

  static SentryParts of(Json.Dictionary event) {
    return new SentryParts(event);
  }

  static String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }

  /** Counts what is not read; extra is where feedback has its address from there. */
  int uninvited(boolean asFeedback) {
    int uninvited = 0;
    for (String part : event.members().keySet()) {
      boolean isRead = part.equals(EXTRA) ? asFeedback && hasTypedAddress() : READ.contains(part);
      uninvited += isRead ? 0 : 1;
    }
    return uninvited;
  }

  private boolean hasTypedAddress() {
    return email() != null && inside("contexts", FEEDBACK).isEmpty();
  }

  private Map<String, Json> inside(String... path) {
    Json found = event;
    for (String step : path) {
      found = found instanceof Json.Dictionary part ? part.get(step) : null;
    }
    return found instanceof Json.Dictionary part ? part.members() : Map.of();
  }

  /** An event that does not say its level tells of an error. */
  String level() {
    String level = text(event.get("level"));
    return level.isEmpty() ? "error" : level.toLowerCase(Locale.ROOT);
  }

  boolean isDebug() {
    return text(event.get("environment")).equals(DEVELOPMENT);
  }

  /** A name or number of the app's own is no install, and neither is an address. */
  @Nullable String install(Plan plan) {
    String id = text(inside("user").get("id"));
    boolean isInstall = plan.identity().model() == Identity.Model.INSTALL && Ids.read(id) != null;
    return isInstall ? id : null;
  }

  boolean isFeedback() {
    return text(event.get("type")).equals(FEEDBACK);
  }

  /**
   * Tells feedback of apps that are older than the dialect's own form for it: a message that says
   * no more than the level {@code info}, tagged as feedback or with one of the plan's kinds. An
   * address is no mark: apps attach those of their users to lines of a log as well.
   */
  boolean isTypedMessage(Plan plan) {
    return plan.feedback() != null
        && level().equals("info")
        && SentryErrors.chain(event).isEmpty()
        && (holds(inside("tags").get(FEEDBACK)) || !tagged(plan).isEmpty());
  }

  private static boolean holds(@Nullable Json tag) {
    return switch (tag) {
      case Json.Text said -> !NO.contains(said.value().strip().toLowerCase(Locale.ROOT));
      case Json.Bool said -> said.value();
      case Json.Whole said -> said.value() != 0;
      case null, default -> false;
    };
  }

  String typed() {
    Json form = inside("contexts", FEEDBACK).get("message");
    if (form == null) {
      form = event.get("message");
    }
    return form == null ? text(inside("logentry").get("message")) : text(form);
  }

  @Nullable String email() {
    Map<String, Json> form = inside("contexts", FEEDBACK);
    Json told = form.isEmpty() ? inside(EXTRA).get(TYPED_ADDRESS) : form.get("contact_email");
    return text(told).isBlank() ? null : text(told);
  }

  /** The dialect knows no kinds, but our own clients name one as a tag. */
  String kind(Plan plan) {
    String kind = tagged(plan);
    return kind.isEmpty() ? defaultKind(plan) : kind;
  }

  private String tagged(Plan plan) {
    for (Map.Entry<String, Json> tag : inside("tags").entrySet()) {
      boolean names = tag.getKey().equals("kind") || tag.getKey().startsWith(FEEDBACK);
      String value = text(tag.getValue());
      if (names && plan.feedback() != null && plan.feedback().kinds().contains(value)) {
        return value;
      }
    }
    return "";
  }

  static String defaultKind(Plan plan) {
    return plan.feedback() == null ? "" : plan.feedback().kinds().getFirst();
  }

  /** Returns what the plan wants to know with a crash and the client has told. */
  Map<String, Json> context(Plan plan) {
    var context = new LinkedHashMap<String, Json>();
    for (String name : plan.crash() == null ? List.<String>of() : plan.crash().context()) {
      String value = text(inside("tags").get(name));
      if (value.isEmpty()) {
        value = told(name, plan.context().get(name));
      }
      if (!value.isEmpty()) {
        context.put(name, new Json.Text(value));
      }
    }
    return context;
  }

  private String told(String name, @Nullable Property property) {
    return switch (name) {
      case "app_version", "version" -> version();
      case "os", "os_name", "os_family", "platform" ->
          Platforms.fitting(
              property, Platforms.systems(text(inside("contexts", "os").get("name"))));
      case "arch" ->
          Platforms.fitting(
              property, Platforms.architectures(text(inside("contexts", "device").get("arch"))));
      case "environment" -> Platforms.fitting(property, List.of(text(event.get("environment"))));
      default -> "";
    };
  }

  /** A release is {@code name@version+build}. */
  private String version() {
    String release = text(event.get("release"));
    String version = release.substring(release.lastIndexOf('@') + 1);
    int build = version.indexOf('+');
    return build < 0 ? version : version.substring(0, build);
  }
}
