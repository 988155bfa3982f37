package candor.server.intake;

import java.util.UUID;

/** Writes native batches for tests. */
final class Batches {

  private Batches() {}

  static String batch(Stand stand, String model, String more) {
    var app = stand.app(model);
    return """
    {"plan":"%s","app":"%s","sent_at":"2026-11-22T10:00:00.000Z",%s}
    """
        .formatted(app.hash(), app.id(), more);
  }

  static String events(Stand stand, String model, String... events) {
    return batch(stand, model, "\"events\":[" + String.join(",", events) + "]");
  }

  static String event(int id, String name, String props) {
    return eventAt(id, name, "2026-11-22T09:59:58.250Z", props);
  }

  static String eventAt(int id, String name, String at, String props) {
    return """
    {"id":"%s","name":"%s","at":"%s","props":%s}\
    """
        .formatted(id(id), name, at, props);
  }

  static UUID id(int number) {
    return new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }
}
