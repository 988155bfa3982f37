package candor.server.registry;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import java.util.List;

/**
 * Makes the plan by which doors read the traffic of an app that has none. It is never adopted: it
 * holds no event, so nothing could be stored by it, and names what dialects call context, so that
 * each door hands that over.
 */
final class WatchedPlan {

  /**
   * What the doors translate the properties of their dialects into, and what apps call the same.
   */
  private static final List<String> CONTEXT =
      List.of(
          "app_version",
          "app_build",
          "os_name",
          "os_version",
          "arch",
          "locale",
          "device_model",
          "engine_name",
          "engine_version",
          "sdk_name",
          "sdk_version",
          "environment",
          "version",
          "platform");

  private static final String WORD = "watched";

  private WatchedPlan() {}

  /** Refuses an id that no plan could hold. */
  static void check(String id) {
    if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
      throw new IllegalArgumentException(
          "an app's id is lower-case letters, digits and dashes, at most 60, a letter first");
    }
  }

  static Plan of(String id) {
    var json = new JsonWriter().open().name("candor").number(1);
    json.name("app").open().name("id").text(id).name("name").text(id).name("kind").text("server");
    json.close().name("channels").open().name(WORD).open();
    json.name("consent").text("opt-in").name("label").text(WORD).close().close();
    json.name("identity").open().name("model").text("none").close();
    json.name("context").open();
    for (String name : CONTEXT) {
      json.name(name).open().name("type").text("text").name("max_length").number(200);
      json.name("reason").text(WORD).name("what").text(WORD).close();
    }
    json.close().name("crash").open().name("context").openArray();
    CONTEXT.forEach(json::text);
    json.closeArray().close();
    json.name("feedback").open().name("kinds").openArray().text("other").closeArray();
    json.name("email").value(Json.TRUE).close();
    json.name("retention").open().name("events").number(1).close();
    var reading = PlanReader.readJson(json.close().bytes());
    Plan plan = reading.plan();
    if (plan == null) {
      throw new AssertionError("the plan of a watched app is a plan: " + reading.problems());
    }
    return plan;
  }
}
