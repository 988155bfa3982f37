package candor.server.demo;

import candor.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names what people write to the makers of the dictation app. */
enum Voice {
  WAKE(
      "bug",
      "The hotkey does nothing after the laptop wakes up. Starting the app again helps.",
      ""),
  LAST_WORD("bug", "When I let go of the key quickly, the last word is missing.", ""),
  MICROPHONE("feature", "Let me choose the microphone from the menu of the tray.", ""),
  NAMES(
      "feature",
      "I dictate many names. A list of words that are always spelt my way would save me an hour a"
          + " week.",
      "reader@example.org"),
  THANKS("general", "Faster than I type, and nothing leaves the machine. Thank you.", ""),
  WAYLAND("general", "Works on my Linux. I can try builds if that helps.", "writer@example.org");

  private final String kind;
  private final String text;
  private final String email;

  Voice(String kind, String text, String email) {
    this.kind = kind;
    this.text = text;
    this.email = email;
  }

  /** Writes it as the native door reads it; whoever wants no answer types no address. */
  Json at(String id, Instant time) {
    Map<String, Json> typed = new LinkedHashMap<>();
    typed.put("id", new Json.Text(id));
    typed.put("at", new Json.Text(time.toString()));
    typed.put("kind", new Json.Text(kind));
    typed.put("text", new Json.Text(text));
    if (!email.isEmpty()) {
      typed.put("email", new Json.Text(email));
    }
    return new Json.Dictionary(typed);
  }
}
