package candor.server.custody;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists the columns that the server needs besides those of a plan, each with what it is for.
 *
 * <p>Written out a second time on purpose: a column that is added to the store alone is found.
 */
final class Needed {

  private static final Map<String, Map<String, String>> TABLES = new HashMap<>();

  static {
    table(
        "events",
        "event",
        "which planned event",
        "at",
        "when it happened",
        "received",
        "when the server took it",
        "session",
        "a digest that tells sessions apart",
        "actor",
        "a number that tells installs apart, where the plan allows an install",
        "debug",
        "whether a developer's build sent it",
        "plan",
        "which version of the plan judged it",
        "arrival",
        "in which order rows came, so that what is known is only read anew for later ones");
    table(
        "marks",
        "at",
        "when it happened",
        "received",
        "when the server took it",
        "actor",
        "a number that tells installs apart, where the plan allows an install",
        "debug",
        "whether a developer's build sent it",
        "day",
        "whether it was the first use of a day, as the device counted",
        "week",
        "whether it was the first use of a week",
        "month",
        "whether it was the first use of a month",
        "cohort",
        "the week of the first use ever");
    table(
        "crashes",
        "app",
        "which app",
        "high",
        "half of the id of the report",
        "low",
        "the other half",
        "at",
        "when it happened",
        "received",
        "when the server took it",
        "actor",
        "a number that tells installs apart, where the plan allows an install",
        "debug",
        "whether a developer's build sent it",
        "plan",
        "which version of the plan judged it",
        "session",
        "a digest that tells sessions apart",
        "fingerprint",
        "which group it belongs to",
        "type",
        "the kind of the error",
        "message",
        "what the error says, redacted",
        "handled",
        "whether the app went on",
        "context",
        "the planned context as JSON; its names are checked",
        "chain",
        "the errors and their calls, redacted",
        "release",
        "which version of the app, as its context says");
    table(
        "outcomes",
        "app",
        "which app",
        "quarter",
        "which quarter of an hour",
        "debug",
        "whether developers' builds",
        "release",
        "which version of the app",
        "started",
        "how many sessions began",
        "errored",
        "how many had an error",
        "crashed",
        "how many crashed",
        "abnormal",
        "how many ended in another way than planned");
    table(
        "feedback",
        "app",
        "which app",
        "high",
        "half of the id of the text",
        "low",
        "the other half",
        "at",
        "when it was sent",
        "received",
        "when the server took it",
        "actor",
        "a number that tells installs apart, where the plan allows an install",
        "debug",
        "whether a developer's build sent it",
        "plan",
        "which version of the plan judged it",
        "kind",
        "the kind of feedback",
        "text",
        "what the person typed",
        "email",
        "the address that the person typed, until its days are over");
    table(
        "actors",
        "app",
        "which app",
        "number",
        "the number of an install",
        "high",
        "half of the key of the install",
        "low",
        "the other half",
        "met",
        "the day on which it was first met");
    table(
        "counters",
        "app",
        "which app",
        "actor",
        "the number of an install",
        "name",
        "which planned counter",
        "number",
        "how often it was raised");
    table(
        "person",
        "app",
        "which app",
        "actor",
        "the number of an install",
        "name",
        "which planned property",
        "once",
        "whether the earliest value wins",
        "at",
        "when it was said",
        "value",
        "the value");
    table(
        "refusals",
        "app",
        "which app",
        "quarter",
        "which quarter of an hour",
        "event",
        "a planned name, or that it was unplanned",
        "field",
        "a planned name, or that it was unplanned",
        "reason",
        "why it was kept out",
        "number",
        "how often");
    table(
        "daily",
        "app",
        "which app",
        "day",
        "which day",
        "debug",
        "whether developers' builds",
        "event",
        "which planned event",
        "events",
        "how many there were",
        "actors",
        "from how many installs",
        "sessions",
        "in how many sessions");
    table(
        "firsts",
        "app",
        "which app",
        "actor",
        "the number of an install",
        "debug",
        "whether of developers' builds",
        "day",
        "the day of its first event, when that event is gone");
    table(
        "sweeps",
        "app",
        "which app",
        "at",
        "when old rows were deleted",
        "before",
        "the first moment that was kept",
        "events",
        "how many rows went",
        "marks",
        "how many rows went",
        "crashes",
        "how many rows went",
        "feedback",
        "how many rows went",
        "emails",
        "how many addresses went",
        "installs",
        "how many installs were forgotten");
    table("apps", "number", "the number of an app", "app", "its id");
    table("plans", "app", "which app", "number", "the number of a version", "hash", "its hash");
    table("state", "position", "how far the log was applied", "generation", "which ids are newer");
    table("ids_0", "high", "half of the id of a message, against repeats", "low", "the other half");
    table("ids_1", "high", "half of the id of a message, against repeats", "low", "the other half");
  }

  private Needed() {}

  private static void table(String name, String... columns) {
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < columns.length; i += 2) {
      all.put(columns[i], columns[i + 1]);
    }
    TABLES.put(name, all);
  }

  /** Returns the needed columns of a table, or null for a table that the server does not need. */
  static @Nullable Map<String, String> columns(String table) {
    return TABLES.get(table);
  }
}
