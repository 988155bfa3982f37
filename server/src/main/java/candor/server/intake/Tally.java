package candor.server.intake;

import candor.plan.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of what came, since the process started. Safe for use by many threads; every
 * snapshot of one app is consistent in itself.
 *
 * <p>Always: received = admitted + refused + unreadable. What was answered with "come again" is in
 * none of the four, because it comes again. Names are planned ones only, so the table is bounded.
 */
public final class Tally {

  private final Map<String, Counter> apps = new ConcurrentHashMap<>();
  private final LongAdder strangers = new LongAdder();

  /** Creates a tally that starts at nothing. */
  public Tally() {}

  /**
   * Holds the figures of one app.
   *
   * @param app the app's id
   * @param received messages that came, and bodies that could not be read
   * @param admitted messages that are durable, repeats included
   * @param refused messages that were kept out
   * @param unreadable bodies that could not be read
   * @param dropped fields that were taken out of admitted messages
   * @param uninvited fields that clients attached by themselves and the plan does not hold
   * @param overloaded requests that were asked to come again
   * @param keptOut messages and fields kept out, by what they are
   */
  public record Figures(
      String app,
      long received,
      long admitted,
      long refused,
      long unreadable,
      long dropped,
      long uninvited,
      long overloaded,
      Map<Refusal, Long> keptOut) {
    /** Copies the map. */
    public Figures {
      keptOut = Map.copyOf(keptOut);
    }
  }

  /**
   * Returns the figures of all apps that had any, in order of their ids.
   *
   * @return a copy
   */
  public List<Figures> snapshot() {
    return new TreeMap<>(apps)
        .entrySet().stream().map(each -> each.getValue().figures(each.getKey())).toList();
  }

  /**
   * Returns how many requests had no key that opens an app.
   *
   * @return the number
   */
  public long strangers() {
    return strangers.sum();
  }

  void stranger() {
    strangers.increment();
  }

  void unreadable(String app) {
    of(app).unreadable();
  }

  void overloaded(String app) {
    of(app).overloaded();
  }

  void taken(String app, Judgement judgement) {
    of(app).taken(judgement);
  }

  private Counter of(String app) {
    Counter counter = apps.get(app);
    return counter == null ? apps.computeIfAbsent(app, _ -> new Counter()) : counter;
  }

  /** Counts for one app; one lock, so that no reader sees half a request. */
  private static final class Counter {
    private final Map<Refusal, Long> keptOut = new HashMap<>();
    private long received;
    private long admitted;
    private long refused;
    private long unreadable;
    private long dropped;
    private long uninvited;
    private long overloaded;

    synchronized void unreadable() {
      received++;
      unreadable++;
    }

    synchronized void overloaded() {
      overloaded++;
    }

    synchronized void taken(Judgement judgement) {
      received += judgement.received();
      admitted += judgement.admitted().size();
      refused += judgement.refused();
      dropped += judgement.dropped();
      uninvited += judgement.uninvited();
      judgement.keptOut().forEach((refusal, count) -> keptOut.merge(refusal, count, Long::sum));
    }

    synchronized Figures figures(String app) {
      return new Figures(
          app, received, admitted, refused, unreadable, dropped, uninvited, overloaded, keptOut);
    }
  }
}
