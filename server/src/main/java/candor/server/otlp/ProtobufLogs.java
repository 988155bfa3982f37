package candor.server.otlp;

import candor.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Reads the request in protobuf. The names of the protocol stand beside its numbers. */
final class ProtobufLogs {

  /** As deep as a plan can nest, with the lists and maps around it. */
  private static final int MOST_DEPTH = 16;

  /** As many values as a JSON document may hold. */
  private static final int MOST_VALUES = 200_000;

  private final List<LogRecord> records = new ArrayList<>();
  private int values;

  List<LogRecord> read(byte[] body) throws UnreadableException {
    var request = new Wire(body);
    while (request.next()) {
      if (request.field() == 1) { // resource_logs
        resourceLogs(request.message());
      } else {
        request.skip();
      }
    }
    return records;
  }

  /** The resource may stand behind its records, so these are read last. */
  private void resourceLogs(Wire logs) throws UnreadableException {
    var resource = new Attributes();
    var scopes = new ArrayList<Wire>();
    while (logs.next()) {
      count();
      switch (logs.field()) {
        case 1 -> resource(logs.message(), resource); // resource
        case 2 -> scopes.add(logs.message()); // scope_logs
        default -> logs.skip();
      }
    }
    var sender = Json.members(resource.all());
    for (Wire scope : scopes) {
      scopeLogs(scope, sender);
    }
  }

  private void resource(Wire resource, Attributes attributes) throws UnreadableException {
    while (resource.next()) {
      if (resource.field() == 1) { // attributes
        attribute(resource.message(), attributes, 1);
      } else {
        resource.skip();
      }
    }
  }

  private void scopeLogs(Wire scope, Map<String, Json> resource) throws UnreadableException {
    while (scope.next()) {
      if (scope.field() != 2) { // log_records
        scope.skip();
        continue;
      }
      if (records.size() == LogsRequest.MOST_RECORDS) {
        throw UnreadableException.large(
            "a request may hold at most " + LogsRequest.MOST_RECORDS + " records");
      }
      records.add(record(scope.message()).of(resource));
    }
  }

  private DraftRecord record(Wire record) throws UnreadableException {
    var draft = new DraftRecord();
    while (record.next()) {
      switch (record.field()) {
        case 1 -> draft.timeNanos = record.fixed64(); // time_unix_nano
        case 2 -> draft.severity = (int) record.number(); // severity_number
        case 3 -> draft.severityText = record.text(); // severity_text
        case 6 -> attribute(record.message(), draft.attributes, 1); // attributes
        case 11 -> draft.observedNanos = record.fixed64(); // observed_time_unix_nano
        case 12 -> draft.event = record.text(); // event_name
        case 7, 8 -> record.skip(); // dropped_attributes_count, flags
        default -> {
          record.skip();
          draft.unread++;
        }
      }
    }
    return draft;
  }

  private void attribute(Wire pair, Attributes to, int depth) throws UnreadableException {
    String key = "";
    Json value = Json.NOTHING;
    while (pair.next()) {
      switch (pair.field()) {
        case 1 -> key = pair.text(); // key
        case 2 -> value = value(pair.message(), depth); // value
        default -> pair.skip();
      }
    }
    count();
    to.add(key, value);
  }

  private Json value(Wire any, int depth) throws UnreadableException {
    count();
    if (depth > MOST_DEPTH) {
      throw UnreadableException.wrong("the nesting is too deep");
    }
    Json value = Json.NOTHING;
    while (any.next()) {
      switch (any.field()) {
        case 1 -> value = new Json.Text(any.text()); // string_value
        case 2 -> value = any.number() == 0 ? Json.FALSE : Json.TRUE; // bool_value
        case 3 -> value = new Json.Whole(any.number()); // int_value
        case 4 -> value = Attributes.number(Double.longBitsToDouble(any.fixed64())); // double_value
        case 5 -> value = list(any.message(), depth + 1); // array_value
        case 6 -> value = map(any.message(), depth + 1); // kvlist_value
        case 7 -> value = new Json.Text(Base64.getEncoder().encodeToString(any.bytes()));
        default -> any.skip();
      }
    }
    return value;
  }

  private Json list(Wire list, int depth) throws UnreadableException {
    var items = new ArrayList<Json>();
    while (list.next()) {
      if (list.field() == 1) { // values
        items.add(value(list.message(), depth));
      } else {
        list.skip();
      }
    }
    return new Json.Array(items);
  }

  private Json map(Wire map, int depth) throws UnreadableException {
    var members = new Attributes();
    while (map.next()) {
      if (map.field() == 1) { // values
        attribute(map.message(), members, depth);
      } else {
        map.skip();
      }
    }
    return new Json.Dictionary(members.all());
  }

  private void count() throws UnreadableException {
    if (++values > MOST_VALUES) {
      throw UnreadableException.large("a request may hold at most " + MOST_VALUES + " values");
    }
  }
}
