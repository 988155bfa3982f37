package candor.server.otlp;

import candor.json.Json;
import java.util.Map;

/** Is a record while it is read. For one thread and one use. */
final class DraftRecord {

  final Attributes attributes = new Attributes();
  String event = "";
  String severityText = "";
  long timeNanos;
  long observedNanos;
  int severity;
  int unread;

  LogRecord of(Map<String, Json> resource) {
    return new LogRecord(
        event,
        timeNanos,
        observedNanos,
        severity,
        severityText,
        attributes.all(),
        resource,
        attributes.isAmbiguous(),
        unread);
  }
}
