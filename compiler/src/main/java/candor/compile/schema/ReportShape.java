package candor.compile.schema;

import candor.json.Json;
import candor.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes crash reports and feedback as one plan takes them. Stateless. */
final class ReportShape {

  static final String CRASH = "crash";
  static final String FEEDBACK = "feedback";

  private static final String THROWN = "crash.thrown";
  private static final String FRAME = "crash.frame";
  private static final int EMAIL_LENGTH = 254;

  private ReportShape() {}

  /** Returns the list of reports of a kind, or nothing but null when the plan has none. */
  static Json list(boolean planned, String what, String definition) {
    return planned
        ? new Shape()
            .put("description", what)
            .type("array", "null")
            .put("items", Shape.ref(definition))
            .json()
        : new Shape().type("array", "null").put("maxItems", 0).json();
  }

  static Map<String, Json> definitions(Plan plan, Map<String, Json> ownMembers) {
    var all = new LinkedHashMap<String, Json>();
    if (plan.crash() != null) {
      all.put(CRASH, crash(ownMembers));
      all.put(THROWN, thrown());
      all.put(FRAME, frame());
    }
    var feedback = plan.feedback();
    if (feedback != null) {
      all.put(FEEDBACK, feedback(feedback, ownMembers));
    }
    return all;
  }

  private static Json crash(Map<String, Json> ownMembers) {
    var members = new LinkedHashMap<>(ownMembers);
    members.put("handled", Shape.ofType("boolean").json());
    members.put(
        "chain", Shape.ofType("array").put("minItems", 1).put("items", Shape.ref(THROWN)).json());
    return Shape.ofType("object")
        .put(
            "description",
            "A crash, or an error that was handled. Secrets and paths in it are replaced, and what"
                + " is too long is cut.")
        .some("properties", members)
        .some("required", Shape.texts(List.of("chain")))
        .closed()
        .json();
  }

  private static Json thrown() {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", Shape.ofType("string").json());
    members.put("message", Shape.ofType("string").json());
    members.put("frames", Shape.ofType("array").put("items", Shape.ref(FRAME)).json());
    return Shape.ofType("object").some("properties", members).closed().json();
  }

  private static Json frame() {
    var members = new LinkedHashMap<String, Json>();
    members.put("function", Shape.ofType("string").json());
    members.put("module", Shape.ofType("string").json());
    for (String place : List.of("line", "column")) {
      members.put(place, Shape.ofType("integer").put("minimum", 0).json());
    }
    members.put("own", Shape.ofType("boolean").json());
    return Shape.ofType("object").some("properties", members).closed().json();
  }

  private static Json feedback(Plan.Feedback planned, Map<String, Json> ownMembers) {
    var members = new LinkedHashMap<>(ownMembers);
    members.put("kind", Shape.oneOf(Shape.texts(planned.kinds())).json());
    members.put(
        "text",
        Shape.ofType("string").put("minLength", 1).put("maxLength", planned.maxLength()).json());
    if (planned.email()) {
      members.put("email", Shape.ofType("string", "null").put("maxLength", EMAIL_LENGTH).json());
    }
    return Shape.ofType("object")
        .put("description", "What a person typed, unchanged.")
        .some("properties", members)
        .some("required", Shape.texts(List.of("kind", "text")))
        .closed()
        .json();
  }
}
