package candor.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * Is a native request of the Osaurus plan.
 *
 * <p>The mix: seven in ten events carry six properties, the others none; one in twenty has a
 * property that the plan does not know, which must be dropped.
 *
 * @param events how many events it holds
 * @param compressed whether it is sent compressed; its ids are then the same each time
 * @param body the bytes
 */
record Batch(int events, boolean compressed, byte[] body) {

  /** Times spread over a day, as from devices that were offline. */
  private static final Duration SPREAD = Duration.ofHours(20);

  /** Makes a request that gets new ids each time it is sent. */
  static Batch plain(String plan, int events, RandomGenerator random) {
    byte[] body = text(plan, events, random, Load.ID_SLOT).getBytes(StandardCharsets.US_ASCII);
    return new Batch(events, false, body);
  }

  /** Makes a compressed request; only its first sending is new to the store. */
  static Batch gzip(String plan, int events, RandomGenerator random) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text(plan, events, random, "").getBytes(StandardCharsets.US_ASCII));
    }
    return new Batch(events, true, bytes.toByteArray());
  }

  /** Returns the header fields; each connection claims to forward for another network. */
  Map<String, String> headers(String key) {
    var headers = new TreeMap<String, String>();
    headers.put("Candor-Key", key);
    headers.put("Content-Type", "application/json");
    headers.put("X-Forwarded-For", Load.NETWORK_SLOT);
    if (compressed) {
      headers.put("Content-Encoding", "gzip");
    }
    return headers;
  }

  /** Names the row. */
  String name() {
    return events + (compressed ? " gzip" : "");
  }

  private static String text(String plan, int events, RandomGenerator random, String id) {
    var text = new StringBuilder();
    text.append("{\"plan\":\"").append(plan).append("\",\"app\":\"osaurus\",\"sent_at\":\"");
    text.append(Instant.now()).append("\",\"session\":\"").append(uuid(random));
    text.append("\",\"debug\":false,\"context\":{\"total_memory_gb\":\"16\",");
    text.append("\"app_version\":\"0.18.2\",\"os_name\":\"macos\",\"os_version\":\"26.1.0\",");
    text.append("\"locale\":\"en-GB\",\"sdk_version\":\"candor@0.1.0\"},\"events\":[");
    for (int i = 0; i < events; i++) {
      text.append(i == 0 ? "" : ",").append("{\"id\":\"");
      text.append(id.isEmpty() ? uuid(random) : id);
      event(text, i, Instant.now().minusMillis(random.nextLong(SPREAD.toMillis())));
    }
    return text.append("]}").toString();
  }

  private static void event(StringBuilder text, int number, Instant at) {
    boolean message = number % 10 < 7;
    text.append("\",\"name\":\"").append(message ? "message_sent" : "chat_session_started");
    text.append("\",\"at\":\"").append(at).append("\",\"props\":{");
    if (message) {
      text.append("\"source\":\"chat_ui\",\"model_source\":\"local\",\"provider_type\":\"mlx\",");
      text.append("\"model\":\"mlx-community/Qwen3-8B-4bit\",\"is_agent\":")
          .append(number % 2 == 0);
      text.append(",\"stream\":true").append(number % 20 == 5 ? ",\"surplus\":1" : "");
    }
    text.append("}}");
  }

  private static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x7000L;
    return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
  }
}
