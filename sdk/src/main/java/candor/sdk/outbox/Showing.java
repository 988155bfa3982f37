package candor.sdk.outbox;

import candor.event.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows what waits as it would leave now: by the very call that sends it. Stateless. */
final class Showing {

  private final OutboxOptions options;
  private final LongSupplier millis;

  Showing(OutboxOptions options, LongSupplier millis) {
    this.options = options;
    this.millis = millis;
  }

  List<byte[]> batches(List<Batch> batches) {
    var at = Instant.ofEpochMilli(millis.getAsLong());
    int most = options.dialect().mostBatches();
    var all = new ArrayList<byte[]>();
    for (int i = 0; i < batches.size(); i += most) {
      var next = batches.subList(i, Math.min(i + most, batches.size()));
      all.add(options.dialect().request(options.server(), next, at).body());
    }
    return all;
  }

  List<byte[]> messages(List<Message> messages) {
    var shelf = new MemoryShelf(options.dialect().mostEvents());
    for (Message message : messages) {
      if (options.dialect().carries(message.getClass())) {
        var line = Line.of(message);
        if (line.charAt(0) != 'E') {
          shelf.seal();
        }
        shelf.add(Line.head(options.plan(), options.app(), message.sender()), line);
      }
    }
    return batches(shelf.all());
  }
}
