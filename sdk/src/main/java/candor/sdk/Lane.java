package candor.sdk;

import candor.event.Message;
import candor.plan.Promises.Channel;
import candor.sdk.consent.Gate;
import candor.sdk.consent.Mode;
import candor.sdk.outbox.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Is the way of one channel's messages: gate, then outbox. Safe for use by many threads.
 *
 * <p>Each channel has its own directory, so that switching one off throws away exactly its own.
 */
final class Lane {

  private static final System.Logger LOG = System.getLogger("candor");

  private final String id;
  private final UnaryOperator<Message> named;
  private final Gate gate;
  private final Outbox outbox;

  /** Keeps what may be looked at and must not leave; nothing ever sends from there. */
  private final Outbox local;

  private volatile Mode mode = Mode.OFF;

  /**
   * Makes a closed lane.
   *
   * @param named puts the id of the install on what passes; not before, because an id must not even
   *     be made while nothing may be kept
   */
  Lane(String id, Channel channel, UnaryOperator<Message> named, Outbox outbox, Outbox local) {
    this.id = id;
    this.named = named;
    this.outbox = outbox;
    this.local = local;
    this.gate = new Gate(channel, this::pass);
  }

  String id() {
    return id;
  }

  Outbox outbox() {
    return outbox;
  }

  Mode mode() {
    return mode;
  }

  /** Follows a decision, and throws away what may not leave any more. */
  void follow(Mode now) throws IOException {
    mode = now;
    gate.follow(now);
    if (now == Mode.OFF || now == Mode.UNDECIDED) {
      outbox.purge();
      local.purge();
    }
  }

  void offer(Message message) {
    gate.offer(message);
  }

  private void pass(Message anonymous) {
    var message = named.apply(anonymous);
    switch (mode) {
      case LOG -> log(message);
      case LOCAL -> local.add(message);
      default -> outbox.add(message);
    }
  }

  private void log(Message message) {
    for (byte[] body : preview(message)) {
      LOG.log(System.Logger.Level.INFO, "telemetry: " + new String(body, StandardCharsets.UTF_8));
    }
  }

  /** Shows what waits, in the bodies in which it would leave. */
  List<byte[]> preview() throws IOException {
    var all = new ArrayList<>(outbox.preview());
    all.addAll(local.preview());
    all.addAll(outbox.preview(gate.waiting()));
    return all;
  }

  /** Shows one message in the body in which it would leave. */
  List<byte[]> preview(Message message) {
    return outbox.preview(List.of(message));
  }

  /** Writes down what passed, so that it survives when the process is killed now. */
  void settle() {
    outbox.settle();
    local.settle();
  }

  /** Returns how many messages wait; a spool that cannot be read counts as empty. */
  long waiting() {
    try {
      return gate.waiting().size() + outbox.waiting() + local.waiting();
    } catch (IOException unreadable) {
      return gate.waiting().size();
    }
  }

  long fallen() {
    return gate.fallen();
  }
}
