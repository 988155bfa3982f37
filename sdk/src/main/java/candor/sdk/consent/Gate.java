package candor.sdk.consent;

import candor.event.Message;
import candor.plan.Promises.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the messages of one channel pass, wait or fall, by what the person decided. Safe for use by
 * many threads.
 *
 * <p>What waits is in memory alone: the earliest messages are kept and later ones fall. After "no"
 * nothing that waited can be had again; that is the point.
 */
public final class Gate {

  private final Channel channel;
  private final Consumer<Message> beyond;
  private final Consumer<Message> fell;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private Mode mode = Mode.OFF;
  private long fallen;

  /**
   * Makes a gate that lets nothing pass.
   *
   * @param channel what the plan says of the channel
   * @param beyond takes what passes
   * @param fell is told of what will never pass
   */
  public Gate(Channel channel, Consumer<Message> beyond, Consumer<Message> fell) {
    this.channel = channel;
    this.beyond = beyond;
    this.fell = fell;
  }

  /**
   * Follows a decision: what waits passes or falls.
   *
   * @param now what holds from now on
   */
  public synchronized void follow(Mode now) {
    if (now != Mode.UNDECIDED && now != mode) {
      boolean passes = now != Mode.OFF && channel.retroactive();
      while (!waiting.isEmpty()) {
        Message message = waiting.remove();
        (passes ? beyond : fell).accept(message);
      }
    }
    mode = now;
  }

  /**
   * Takes one message.
   *
   * @param message what the firewall admitted
   */
  public synchronized void offer(Message message) {
    switch (mode) {
      // Nobody asked for it, so it is not even counted.
      case OFF -> fell.accept(message);
      case UNDECIDED -> hold(message);
      default -> beyond.accept(message);
    }
  }

  private void hold(Message message) {
    if (waiting.size() < channel.hold()) {
      waiting.add(message);
    } else {
      fallen++;
      fell.accept(message);
    }
  }

  /**
   * Tells whether whatever comes next would fall, because nobody answered and enough waits.
   *
   * @return true until an answer comes
   */
  public synchronized boolean isFull() {
    return mode == Mode.UNDECIDED && waiting.size() >= channel.hold();
  }

  /**
   * Shows what waits.
   *
   * @return the messages, oldest first
   */
  public synchronized List<Message> waiting() {
    return List.copyOf(waiting);
  }

  /**
   * Returns how many messages fell because no more may wait.
   *
   * @return the count since this gate was made
   */
  public synchronized long fallen() {
    return fallen;
  }
}
