package candor.sdk.outbox;

import candor.event.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Is what one request will carry, as the lines that wait for it.
 *
 * <p>A line is one letter and a JSON value: {@code E} an event, {@code M} marks, {@code S} a
 * summary, {@code C} a crash, {@code F} feedback, {@code X} a wish to be erased. The text that is
 * previewed is the text that is sent; only the time of sending is put in at the end.
 *
 * @param name what tells it from other batches; names sort by age
 * @param head the JSON object of what all its messages share
 * @param lines the lines
 */
public record Batch(String name, String head, List<String> lines) {

  /** Copies the lines. */
  public Batch {
    lines = List.copyOf(lines);
  }

  /**
   * Returns what waits, for dialects that say it in other words.
   *
   * @return the messages with their ids and times; events first
   */
  public List<Message> messages() {
    var read = Bodies.messages(new String(body(Instant.EPOCH), StandardCharsets.UTF_8));
    return read == null ? List.of() : read;
  }

  /** Returns the body of a native request. */
  byte[] body(Instant sentAt) {
    var text = new StringBuilder(head.substring(0, head.length() - 1)).append(",\"events\":[");
    all('E', text);
    text.append(']');
    if (holds('C')) {
      all('C', text.append(",\"crashes\":["));
      text.append(']');
    }
    if (holds('F')) {
      all('F', text.append(",\"feedback\":["));
      text.append(']');
    }
    for (String line : lines) {
      beside(text, line);
    }
    text.append(",\"sent_at\":\"").append(Moments.text(sentAt)).append("\"}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private boolean holds(char kind) {
    return lines.stream().anyMatch(line -> line.charAt(0) == kind);
  }

  private void all(char kind, StringBuilder text) {
    String comma = "";
    for (String line : lines) {
      if (line.charAt(0) == kind) {
        text.append(comma).append(line, 1, line.length());
        comma = ",";
      }
    }
  }

  private static void beside(StringBuilder text, String line) {
    switch (line.charAt(0)) {
      case 'M' -> text.append(",\"marks\":").append(line, 1, line.length());
      case 'S' -> text.append(",\"summary\":").append(line, 1, line.length());
      case 'X' -> text.append(",\"erase\":true");
      default -> {
        // What comes in lists was written above.
      }
    }
  }
}
