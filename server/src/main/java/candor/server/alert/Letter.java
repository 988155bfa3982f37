package candor.server.alert;

import candor.json.Json;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Is a document as a mail: plain text, in words.
 *
 * @param document the document
 */
record Letter(Json document) {

  /** What mail programs show of a subject. */
  private static final int LONGEST_SUBJECT = 120;

  String subject() {
    String text = word(document, "text");
    // Names of apps and of alerts have points and colons too.
    int at =
        word(document, "type").equals("digest")
            ? text.indexOf(": ", text.indexOf(", week of "))
            : text.indexOf(". Since ");
    String first = at < 0 ? text : text.substring(0, at);
    // A subject is one line, whatever somebody called an alert.
    String line = first.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add(word(document, "text"));
    if (member(document, "top_events") instanceof Json.Array(var events) && !events.isEmpty()) {
      lines.add("");
      lines.add("Most frequent events:");
      for (Json event : events) {
        lines.add("  " + word(event, "event") + "  " + number(event, "events"));
      }
      lines.add("Kept out by the plan: " + number(document, "kept_out"));
    }
    String link = word(document, "link");
    if (!link.isEmpty()) {
      lines.add("");
      lines.add(link);
    }
    lines.add("");
    lines.add("-- ");
    lines.add("Sent because this is switched on under Settings, Alerts; no answer is read.");
    return String.join("\r\n", lines) + "\r\n";
  }

  private static @Nullable Json member(Json of, String name) {
    return of instanceof Json.Dictionary all ? all.get(name) : null;
  }

  private static String word(Json of, String name) {
    return member(of, name) instanceof Json.Text(String text) ? text : "";
  }

  private static String number(Json of, String name) {
    return member(of, name) instanceof Json.Whole(long number) ? Telling.number(number) : "unknown";
  }
}
