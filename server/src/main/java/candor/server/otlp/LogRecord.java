package candor.server.otlp;

import candor.json.Json;
import java.util.Map;

/**
 * Is one record of a log, with the attributes of what it came from. Immutable.
 *
 * @param event the name of the event, empty when it is none
 * @param timeNanos when it happened, in nanoseconds since 1970 (unsigned), or 0
 * @param observedNanos when it was noticed, in the same measure, or 0
 * @param severity 1 to 24 as the protocol counts, or 0 when it is not said
 * @param severityText the severity in the words of its source, or empty
 * @param attributes its own attributes
 * @param resource the attributes of the program that sent it; shared by its neighbours
 * @param isAmbiguous whether one name stands twice among its own attributes
 * @param unread how many parts it has besides, such as a body or the id of a trace
 */
public record LogRecord(
    String event,
    long timeNanos,
    long observedNanos,
    int severity,
    String severityText,
    Map<String, Json> attributes,
    Map<String, Json> resource,
    boolean isAmbiguous,
    int unread) {

  /** Copies the attributes and keeps their order. */
  public LogRecord {
    attributes = Json.members(attributes);
    resource = Json.members(resource);
  }
}
