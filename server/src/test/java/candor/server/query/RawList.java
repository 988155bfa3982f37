package candor.server.query;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.store.Samples;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes believable deliveries and remembers, plainly, what was said in them. */
final class RawList {

  /** Is one event as a person would note it on paper; lists are held as lists. */
  record Raw(
      String event,
      Instant at,
      @Nullable String install,
      @Nullable String session,
      boolean debug,
      Map<String, Object> values) {}

  /** Is one mark. */
  record Mark(
      Instant at,
      boolean debug,
      boolean day,
      boolean week,
      boolean month,
      @Nullable String cohort,
      Map<String, Object> values) {}

  private static final List<String> OS = List.of("mac", "win", "linux");
  private static final List<String> SOURCES = List.of("ui", "api", "plugin");

  final List<Raw> events = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();
  private final String app;
  private final Model identity;
  private final RandomGenerator random;
  private final List<Message> sent = new ArrayList<>();
  private long position;
  private long nextId = 1;

  RawList(String app, Model identity, RandomGenerator random) {
    this.app = app;
    this.identity = identity;
    this.random = random;
  }

  Model identity() {
    return identity;
  }

  /** Applies deliveries from one moment to another, in the order of their arrival. */
  void fill(Store store, Instant from, Instant to, int batches) throws IOException {
    position = Math.max(position, store.position());
    long step = Duration.between(from, to).toMillis() / batches;
    var pending = new ArrayList<Delivery>();
    for (int i = 0; i < batches; i++) {
      Instant received = from.plusMillis(i * step + random.nextLong(step));
      var messages = new ArrayList<Message>();
      int count = 1 + random.nextInt(6);
      Sender sender = sender(received);
      for (int k = 0; k < count; k++) {
        messages.add(message(received, sender));
      }
      position += 100;
      pending.add(new Delivery(position, app, "sha256:1", received, messages, Map.of()));
      if (random.nextInt(20) == 0 || i == batches - 1) {
        store.apply(pending);
        pending.clear();
      }
    }
  }

  private Sender sender(Instant received) {
    int person = (int) Math.min(39, Math.abs(random.nextGaussian()) * 18);
    String install =
        switch (identity) {
          case INSTALL -> Samples.install(person);
          case DAILY -> received.toString().substring(0, 10) + "/" + person;
          case NONE -> null;
        };
    var context = new LinkedHashMap<String, Json>();
    context.put("os", new Json.Text(OS.get(person % 3)));
    if (random.nextInt(4) > 0) {
      context.put("version", new Json.Text("1." + random.nextInt(14) + ".0"));
    }
    String session = random.nextInt(9) == 0 ? null : "s" + person + "/" + random.nextInt(40);
    return new Sender(install, session, random.nextInt(12) == 0, context);
  }

  private Message message(Instant received, Sender sender) {
    if (!sent.isEmpty() && random.nextInt(8) == 0) {
      return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(200)));
    }
    long late = random.nextInt(15) == 0 ? random.nextLong(3 * 86_400_000L) : random.nextLong(9000);
    Instant at = received.minusMillis(late);
    Message message = random.nextInt(5) == 0 ? mark(at, sender) : event(at, sender);
    sent.add(message);
    return message;
  }

  private Message mark(Instant at, Sender sender) {
    var mark =
        new Message.Marks(
            Samples.id(nextId++),
            at,
            sender,
            random.nextInt(5) > 0,
            random.nextBoolean(),
            random.nextInt(3) == 0,
            random.nextInt(4) == 0 ? null : "2026-W" + (41 + random.nextInt(7)));
    marks.add(
        new Mark(
            at,
            sender.debug(),
            mark.day(),
            mark.week(),
            mark.month(),
            mark.cohort(),
            plain(sender.context())));
    return mark;
  }

  private Message event(Instant at, Sender sender) {
    String name = random.nextInt(3) == 0 ? "opened" : "sent";
    var props = new LinkedHashMap<String, Json>();
    if (name.equals("opened")) {
      props.put("cold_ms", new Json.Whole(random.nextInt(30)));
    } else {
      put(props, "source", new Json.Text(SOURCES.get(random.nextInt(3))));
      put(props, "stream", new Json.Bool(random.nextBoolean()));
      put(props, "gain", new Json.Decimal(random.nextInt(9) * 0.25));
      put(props, "parts", new Json.Array(parts()));
    }
    var values = new LinkedHashMap<>(plain(sender.context()));
    values.putAll(plain(props));
    events.add(new Raw(name, at, sender.install(), sender.session(), sender.debug(), values));
    return new Message.Track(Samples.id(nextId++), name, at, sender, props);
  }

  private void put(Map<String, Json> props, String name, Json value) {
    if (random.nextInt(4) > 0) {
      props.put(name, value);
    }
  }

  private List<Json> parts() {
    var parts = new ArrayList<Json>();
    for (String part : List.of("a", "b", "c")) {
      if (random.nextBoolean()) {
        parts.add(new Json.Text(part));
      }
    }
    return parts;
  }

  private static Map<String, Object> plain(Map<String, Json> values) {
    var plain = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> {
      switch (value) {
        case Json.Text t -> plain.put(name, t.value());
        case Json.Whole w -> plain.put(name, w.value());
        case Json.Decimal d -> plain.put(name, d.value());
        case Json.Bool b -> plain.put(name, b.value());
        case Json.Array a ->
            plain.put(name, a.items().stream().map(i -> ((Json.Text) i).value()).toList());
        case Json.Nothing n -> throw new AssertionError("the test sends no null");
        case Json.Dictionary d -> throw new AssertionError("the test sends no object");
      }
    });
    return plain;
  }
}
