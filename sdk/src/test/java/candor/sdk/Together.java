package candor.sdk;

import candor.event.Message;
import candor.json.Json;
import candor.sdk.outbox.Batch;
import candor.sdk.outbox.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is a dialect that tells of many sessions in one request: how many requests each had. */
final class Together implements Dialect {

  @Override
  public int mostEvents() {
    return 1;
  }

  @Override
  public int mostBatches() {
    return 50;
  }

  @Override
  public boolean carries(Class<? extends Message> kind) {
    return kind == Message.Summary.class;
  }

  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    var all = new ArrayList<Long>();
    for (Batch batch : batches) {
      for (Message message : batch.messages()) {
        if (message instanceof Message.Summary summary
            && summary.props().get("requests") instanceof Json.Whole requests) {
          all.add(requests.value());
        }
      }
    }
    return new Request(
        server.at("/told"), Map.of(), all.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable List<Message> read(String body) {
    return null;
  }
}
