package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what crash reports and feedback forms hold. */
final class ReportSection {

  /** An exception text above this is a dump. */
  private static final int MOST_MESSAGE_BYTES = 65_536;

  private static final int DEFAULT_MESSAGE_BYTES = 4096;

  private static final int MOST_FRAMES = 500;

  private static final int DEFAULT_FRAMES = 50;

  private static final int LONGEST_FEEDBACK = 20_000;

  private static final int DEFAULT_FEEDBACK = 4000;

  private final Draft draft;

  ReportSection(Draft draft) {
    this.draft = draft;
  }

  Plan.@Nullable Crash crash(Table plan) {
    var table = plan.table("crash");
    if (table == null) {
      return null;
    }
    var fields = draft.fields(table);
    var crash =
        new Plan.Crash(
            draft.channel(table),
            (int) fields.whole("max_message_bytes", DEFAULT_MESSAGE_BYTES, 1, MOST_MESSAGE_BYTES),
            (int) fields.whole("max_frames", DEFAULT_FRAMES, 0, MOST_FRAMES),
            fields.truth("install", false),
            fields.truth("sessions", false),
            context(table),
            fields.texts("stripped"),
            fields.texts("redaction"));
    needsInstall(table, crash);
    table.close();
    return crash;
  }

  private void needsInstall(Table table, Plan.Crash crash) {
    var identity = draft.identity;
    if (crash.install() && identity != null && identity.model() != Identity.Model.INSTALL) {
      draft.problems.add(
          Rule.NEEDS_INSTALL,
          table.at("install"),
          table.path("install"),
          "a crash report cannot carry an install id, because this plan has none",
          "Write install: no, or declare identity model install and explain it.");
    }
  }

  private List<String> context(Table table) {
    var names = draft.fields(table).scalars("context");
    for (Node.Scalar name : names) {
      if (!draft.context.containsKey(name.text())) {
        var message = Nearest.quoted(name.text()) + " is not a context property of this plan";
        draft.problems.unknown(
            Rule.UNKNOWN_PROPERTY, name, table.path("context"), message, draft.context.keySet());
      }
    }
    return names.stream().map(Node.Scalar::text).toList();
  }

  Plan.@Nullable Feedback feedback(Table plan) {
    var table = plan.table("feedback");
    if (table == null) {
      return null;
    }
    var fields = draft.fields(table);
    table.need("kinds");
    var feedback =
        new Plan.Feedback(
            draft.channel(table),
            fields.texts("kinds"),
            (int) fields.whole("max_length", DEFAULT_FEEDBACK, 1, LONGEST_FEEDBACK),
            fields.truth("email", false));
    table.close();
    return feedback;
  }
}
