package candor.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes bodies like those of the native door. */
final class Bodies {

  private Bodies() {}

  /** Returns a batch; an event is 388 bytes, the average of the seed documents. */
  static String batch(int events) {
    return IntStream.range(0, events)
        .mapToObj(i -> EVENT)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static final String EVENT =
      """
      {"id":"00000000-0000-7000-8000-000000000000","at":"2026-11-22T10:00:00.000Z",\
      "session":"3f2b8c1e-6a54-4d0b-9c77-1f0e5a9b2d43","name":"message_sent","os":"macos",\
      "os_version":"26.1","arch":"arm64","app_version":"1.14.2","locale":"en-GB",\
      "memory_tier":"16-32","props":{"model_source":"local","tokens":512,"duration_ms":1840,\
      "streamed":true,"tools":3,"surface":"chat"}}\
      """;
}
