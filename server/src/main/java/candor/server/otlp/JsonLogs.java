package candor.server.otlp;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the request in JSON. What the protocol does not name is passed over. */
final class JsonLogs {

  /** Each level of an attribute takes four of a document: map, list, pair, value. */
  private static final JsonReader.Limits LIMITS =
      new JsonReader.Limits(64, 10_000, 200_000, 1 << 20);

  private final List<LogRecord> records = new ArrayList<>();

  List<LogRecord> read(byte[] body) throws UnreadableException {
    for (Json logs : list(document(body), "resourceLogs")) {
      resourceLogs(dictionary(logs, "resourceLogs"));
    }
    return records;
  }

  private static Json.Dictionary document(byte[] body) throws UnreadableException {
    try {
      return dictionary(JsonReader.read(body, 0, body.length, LIMITS), "document");
    } catch (JsonException e) {
      throw UnreadableException.wrong("the document is not JSON: " + e.getMessage());
    }
  }

  private void resourceLogs(Json.Dictionary logs) throws UnreadableException {
    var resource = new Attributes();
    if (logs.get("resource") instanceof Json.Dictionary sender) {
      attributes(sender, resource);
    }
    var shared = Json.members(resource.all());
    for (Json scope : list(logs, "scopeLogs")) {
      for (Json record : list(dictionary(scope, "scopeLogs"), "logRecords")) {
        if (records.size() == LogsRequest.MOST_RECORDS) {
          throw UnreadableException.large(
              "a request may hold at most " + LogsRequest.MOST_RECORDS + " records");
        }
        records.add(record(dictionary(record, "logRecords")).of(shared));
      }
    }
  }

  private static DraftRecord record(Json.Dictionary record) throws UnreadableException {
    var draft = new DraftRecord();
    attributes(record, draft.attributes);
    draft.event = text(record, "eventName");
    draft.severityText = text(record, "severityText");
    draft.timeNanos = whole(record.get("timeUnixNano"), "timeUnixNano");
    draft.observedNanos = whole(record.get("observedTimeUnixNano"), "observedTimeUnixNano");
    draft.severity =
        record.get("severityNumber") instanceof Json.Whole number
            ? Math.clamp(number.value(), 0, Integer.MAX_VALUE)
            : 0;
    for (String part : record.members().keySet()) {
      draft.unread += isRead(part, record) ? 0 : 1;
    }
    return draft;
  }

  /** Clients write an empty body and empty ids where there is none. */
  private static boolean isRead(String part, Json.Dictionary record) {
    return switch (part) {
      case "attributes",
          "eventName",
          "severityText",
          "severityNumber",
          "timeUnixNano",
          "observedTimeUnixNano",
          "droppedAttributesCount",
          "flags" ->
          true;
      default ->
          switch (record.get(part)) {
            case Json.Dictionary body -> body.members().isEmpty();
            case Json.Text text -> text.value().isEmpty();
            case Json.Nothing _ -> true;
            case null, default -> false;
          };
    };
  }

  private static void attributes(Json.Dictionary from, Attributes to) throws UnreadableException {
    for (Json pair : list(from, "attributes")) {
      pair(dictionary(pair, "attributes"), to);
    }
  }

  private static void pair(Json.Dictionary pair, Attributes to) throws UnreadableException {
    to.add(text(pair, "key"), value(pair.get("value")));
  }

  /** The document's own limit of depth bounds this too. */
  private static Json value(@Nullable Json any) throws UnreadableException {
    if (!(any instanceof Json.Dictionary value)) {
      return Json.NOTHING;
    }
    for (var form : value.members().entrySet()) {
      Json told = form.getValue();
      switch (form.getKey()) {
        case "stringValue", "bytesValue" -> {
          return told instanceof Json.Text ? told : Json.NOTHING;
        }
        case "boolValue" -> {
          return told instanceof Json.Bool ? told : Json.NOTHING;
        }
        case "intValue" -> {
          return new Json.Whole(whole(told, "intValue"));
        }
        case "doubleValue" -> {
          return number(told);
        }
        case "arrayValue" -> {
          return list(dictionary(told, "arrayValue"));
        }
        case "kvlistValue" -> {
          return map(dictionary(told, "kvlistValue"));
        }
        default -> {
          // A form that is newer than this reader says nothing to it.
        }
      }
    }
    return Json.NOTHING;
  }

  private static Json list(Json.Dictionary list) throws UnreadableException {
    var items = new ArrayList<Json>();
    for (Json item : list(list, "values")) {
      items.add(value(item));
    }
    return new Json.Array(items);
  }

  private static Json map(Json.Dictionary map) throws UnreadableException {
    var members = new Attributes();
    for (Json pair : list(map, "values")) {
      pair(dictionary(pair, "values"), members);
    }
    return new Json.Dictionary(members.all());
  }

  private static Json number(Json told) {
    return switch (told) {
      case Json.Whole whole -> new Json.Decimal(whole.value());
      case Json.Decimal decimal -> decimal;
      // NaN and the infinities are written as words.
      default -> Json.NOTHING;
    };
  }

  /** Numbers of 64 bits are written as text, by some clients as numbers. */
  private static long whole(@Nullable Json told, String part) throws UnreadableException {
    return switch (told) {
      case null -> 0;
      case Json.Nothing _ -> 0;
      case Json.Whole whole -> whole.value();
      case Json.Text text -> parsed(text.value(), part);
      default -> throw wrongType(part, "a whole number of 64 bits");
    };
  }

  private static long parsed(String digits, String part) throws UnreadableException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw wrongType(part, "a whole number of 64 bits");
    }
  }

  private static String text(Json.Dictionary from, String part) throws UnreadableException {
    return switch (from.get(part)) {
      case null -> "";
      case Json.Nothing _ -> "";
      case Json.Text text -> text.value();
      default -> throw wrongType(part, "a string");
    };
  }

  private static List<Json> list(Json.Dictionary from, String part) throws UnreadableException {
    return switch (from.get(part)) {
      case null -> List.of();
      case Json.Nothing _ -> List.of();
      case Json.Array array -> array.items();
      default -> throw wrongType(part, "a list");
    };
  }

  private static Json.Dictionary dictionary(Json value, String part) throws UnreadableException {
    if (value instanceof Json.Dictionary dictionary) {
      return dictionary;
    }
    throw wrongType(part, "made of objects");
  }

  private static UnreadableException wrongType(String part, String right) {
    return UnreadableException.wrong("the part \"" + part + "\" must be " + right);
  }
}
