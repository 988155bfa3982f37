package candor.sdk.outbox;

import candor.event.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to Candor's own servers: what waits is what leaves. Stateless. */
record NativeDialect() implements Dialect {

  /** The server takes 500; a hundred events are about 30 kB. */
  private static final int BATCH_EVENTS = 100;

  @Override
  public int mostEvents() {
    return BATCH_EVENTS;
  }

  /** One request tells of one session, because its head does. */
  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    return new Request(
        server.at("/v1/events"),
        Map.of("Content-Type", "application/json", "Candor-Key", server.key()),
        batches.get(0).body(sentAt));
  }

  @Override
  public @Nullable List<Message> read(String body) {
    return Bodies.messages(body);
  }
}
