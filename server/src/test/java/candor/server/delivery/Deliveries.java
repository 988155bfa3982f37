package candor.server.delivery;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.plan.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes deliveries for tests: arbitrary ones and one of believable shape. */
final class Deliveries {

  private static final String[] WORDS = {
    "", "a", "message_sent", "ünïcødé", "日本語", "🙂", "unplanned", "0.18.2", "x".repeat(300)
  };

  private static final List<Refusal.Reason> REASONS = List.of(Refusal.Reason.values());

  private final RandomGenerator random;

  Deliveries(RandomGenerator random) {
    this.random = random;
  }

  Delivery any() {
    var senders = new ArrayList<Sender>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      senders.add(sender());
    }
    var messages = new ArrayList<Message>();
    for (int i = random.nextInt(40); i > 0; i--) {
      messages.add(message(senders.get(random.nextInt(senders.size()))));
    }
    var refused = new HashMap<Refusal, Long>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Refusal.Reason reason = REASONS.get(random.nextInt(REASONS.size()));
      refused.put(new Refusal(word(), word(), reason), random.nextLong(1, Long.MAX_VALUE));
    }
    return new Delivery(random.nextLong(), word(), word(), time(), messages, refused);
  }

  private Message report(Sender sender) {
    if (random.nextInt(3) == 0) {
      long most = random.nextBoolean() ? 3 : Long.MAX_VALUE;
      return new Message.Outcomes(
          uuid(),
          time(),
          sender,
          random.nextLong(most),
          random.nextLong(most),
          random.nextLong(most),
          random.nextLong(most));
    }
    if (random.nextBoolean()) {
      String email = random.nextBoolean() ? null : word();
      return new Message.Feedback(uuid(), time(), sender, word(), word(), email);
    }
    var chain = new ArrayList<Thrown>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String module = random.nextBoolean() ? null : word();
      var frame = new Thrown.Frame(word(), module, random.nextInt(9), random.nextInt(2), i == 0);
      chain.add(new Thrown(word(), word(), List.of(frame)));
    }
    return new Message.Crash(uuid(), time(), sender, random.nextBoolean(), chain);
  }

  /** Makes 25 events of one sender with five properties each, as a busy desktop app sends them. */
  Delivery believable() {
    var context = new LinkedHashMap<String, Json>();
    context.put("app_version", new Json.Text("0.18.2"));
    context.put("os_name", new Json.Text("macos"));
    context.put("os_version", new Json.Text("15.5"));
    context.put("language", new Json.Text("en"));
    context.put("memory_tier", new Json.Text("36"));
    var sender = new Sender(uuid().toString(), uuid().toString(), false, context);
    var start = Instant.parse("2026-11-22T10:00:00.123Z");
    var messages = new ArrayList<Message>();
    for (int i = 0; i < 25; i++) {
      var props = new LinkedHashMap<String, Json>();
      props.put("source", new Json.Text(i % 2 == 0 ? "chat_ui" : "http_api"));
      props.put("model_source", new Json.Text(i % 3 == 0 ? "remote" : "local"));
      props.put("duration_ms", new Json.Whole(random.nextInt(30_000)));
      props.put("is_agent", i % 5 == 0 ? Json.TRUE : Json.FALSE);
      props.put("tokens_per_second", new Json.Decimal(random.nextInt(900) / 10.0));
      messages.add(
          new Message.Track(uuid(), "message_sent", start.plusMillis(2_311L * i), sender, props));
    }
    return new Delivery(7, "osaurus", "sha256:" + "ab".repeat(32), start, messages, Map.of());
  }

  private Message message(Sender sender) {
    return switch (random.nextInt(5)) {
      case 0 -> new Message.Summary(uuid(), time(), sender, dictionary(2));
      case 1 -> new Message.Erase(uuid(), time(), sender);
      case 2 ->
          new Message.Marks(
              uuid(),
              time(),
              sender,
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean(),
              maybe(word()));
      case 3 -> report(sender);
      default -> new Message.Track(uuid(), word(), time(), sender, dictionary(3));
    };
  }

  private Sender sender() {
    return new Sender(
        maybe(random.nextBoolean() ? uuid().toString() : word()),
        maybe(word()),
        random.nextBoolean(),
        dictionary(2));
  }

  private Map<String, Json> dictionary(int depth) {
    var members = new LinkedHashMap<String, Json>();
    for (int i = random.nextInt(6); i > 0; i--) {
      members.put(word() + random.nextInt(9), value(depth));
    }
    return members;
  }

  private Json value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> Json.NOTHING;
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2 -> new Json.Whole(random.nextLong() >> random.nextInt(64));
      case 3 -> new Json.Decimal(random.nextGaussian() * 1e9);
      case 4 -> new Json.Text(word());
      case 5 -> new Json.Text(uuid().toString());
      case 6 -> new Json.Array(List.of(value(depth - 1), value(depth - 1)));
      default -> new Json.Dictionary(dictionary(depth - 1));
    };
  }

  private Instant time() {
    return Instant.ofEpochSecond(
        random.nextLong(-5_000_000_000L, 5_000_000_000L), random.nextInt(1_000_000_000));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private @Nullable String maybe(String text) {
    return random.nextInt(3) == 0 ? null : text;
  }
}
