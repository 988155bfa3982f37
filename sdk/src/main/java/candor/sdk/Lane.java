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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Is the way of one channel's messages: gate, then outbox. Safe for use by many threads.
 *
 * <p>Each channel has its own directory, so that switching one off throws away exactly its own.
 */
final class Lane {

  private static final System.Logger LOG = System.getLogger("candor");

  private final String id;
  private final Channel channel;
  private final UnaryOperator<Message> named;
  private final Gate gate;
  private final Firsts firsts;
  private final Outbox outbox;

  /** Keeps summaries, which leave when the app closes and at no other time. */
  private final Outbox sessions;

  /** Keeps what may be looked at and must not leave; nothing ever sends from there. */
  private final Outbox local;

  private final LongAdder unclaimed = new LongAdder();
  private volatile Mode mode = Mode.OFF;

  /**
   * Makes a closed lane.
   *
   * @param named puts the id of the install on what passes; not before, because an id must not even
   *     be made while nothing may be kept
   * @param outboxes makes an outbox by the name of its directory
   * @param sessions takes summaries
   */
  Lane(
      String id,
      Channel channel,
      UnaryOperator<Message> named,
      Firsts firsts,
      Function<String, Outbox> outboxes,
      Outbox sessions) {
    this.id = id;
    this.channel = channel;
    this.named = named;
    this.firsts = firsts;
    this.outbox = outboxes.apply("spool-" + id);
    this.sessions = sessions;
    this.local = outboxes.apply("local-" + id);
    this.gate = new Gate(channel, this::pass, firsts::giveBack);
  }

  String id() {
    return id;
  }

  /** Returns what sends, the first one whenever it is due. */
  List<Outbox> outboxes() {
    return List.of(outbox, sessions);
  }

  Mode mode() {
    return mode;
  }

  /** Follows a decision, and throws away what may not leave any more. */
  void follow(Mode now) throws IOException {
    mode = now;
    gate.follow(now);
    if (now == Mode.OFF || now == Mode.UNDECIDED) {
      purge();
    }
  }

  void purge() throws IOException {
    outbox.purge();
    sessions.purge();
    local.purge();
  }

  void offer(Message message) {
    if (firsts.take(message)) {
      gate.offer(message);
    }
  }

  private void pass(Message anonymous) {
    switch (mode) {
      case LOG -> log(named.apply(anonymous));
      case LOCAL -> local.add(named.apply(anonymous));
      default -> send(anonymous);
    }
  }

  private void send(Message anonymous) {
    try {
      if (firsts.claim(anonymous)) {
        var way = anonymous instanceof Message.Summary ? sessions : outbox;
        way.add(named.apply(anonymous));
      }
    } catch (IOException noDisk) {
      unclaimed.increment();
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
    all.addAll(sessions.preview());
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
    sessions.settle();
    local.settle();
  }

  /** Returns how many messages wait; a spool that cannot be read counts as empty. */
  long waiting() {
    try {
      return gate.waiting().size() + outbox.waiting() + sessions.waiting() + local.waiting();
    } catch (IOException unreadable) {
      return gate.waiting().size();
    }
  }

  /** Tells whether events are worth recording. */
  boolean records() {
    return mode != Mode.OFF && (mode != Mode.UNDECIDED || channel.hold() > 0);
  }

  /** Tells whether whatever comes next would fall at the gate. */
  boolean isFull() {
    return gate.isFull();
  }

  long fallen() {
    return gate.fallen() + unclaimed.sum();
  }
}
