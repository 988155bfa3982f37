package candor.sdk;

import candor.event.Message;
import candor.plan.Verdict;
import candor.plan.canonical.CanonicalPlan;
import candor.sdk.consent.Mode;
import candor.sdk.outbox.Outbox;
import candor.sdk.ring.Recording;
import candor.sdk.typed.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries events from the ring through firewall and gate to the outbox, on one lazy daemon thread.
 *
 * <p>Safe for use by many threads. Draining is done under a lock, sending without one.
 */
final class Clerk implements Runnable {

  /** Nobody waits longer for a program to end. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  /** Whoever takes a yes back starts the app for it; what is recorded ends the wait. */
  private static final long ROOM_FOR_A_NO_NANOS = Duration.ofSeconds(1).toNanos();

  /** An event that was put down in the very moment of falling asleep is seen then. */
  private static final long LIGHT_SLEEP_NANOS = Duration.ofMillis(100).toNanos();

  /** How long a full gate drops events unseen, before one goes the whole way again. */
  private static final long FULL_SLEEP_NANOS = Duration.ofSeconds(1).toNanos();

  private final Recording recording;
  private final Station station;
  private final Sieve sieve;

  /** What one request may take; a slow server costs a wait, never more. */
  private final Duration request;

  private final boolean sends;
  private final Object draining = new Object();
  private final LongAdder refused = new LongAdder();

  private volatile boolean asleep = true;
  private volatile boolean closing;
  private volatile @Nullable Thread thread;

  Clerk(CanonicalPlan plan, Options options) {
    this.recording = new Recording(plan.plan());
    this.station = new Station(plan, options);
    this.sieve = new Sieve(station.lanes(), recording.channels());
    this.request = plan.plan().client().timeout();
    this.sends = options.sends;
    reopen();
    if (sends && station.mayHaveLeftovers()) {
      start();
    }
  }

  /** Takes an event of an application's thread. */
  void take(Event event) {
    if (!sieve.takes(event)) {
      return;
    }
    if (!recording.offer(event, event.place(), station.millis())) {
      sieve.lose();
    }
    if (asleep) {
      wake();
    }
  }

  private void wake() {
    Thread running = thread;
    if (running == null) {
      running = start();
    }
    asleep = false;
    LockSupport.unpark(running);
  }

  private Thread start() {
    synchronized (draining) {
      Thread running = thread;
      if (running == null) {
        running = new Thread(this, "candor");
        running.setDaemon(true);
        thread = running;
        running.start();
      }
      return running;
    }
  }

  @Override
  public void run() {
    // Over at once when something was recorded: that leaves a permit.
    LockSupport.parkNanos(this, ROOM_FOR_A_NO_NANOS);
    while (!closing) {
      asleep = false;
      drain();
      long wait = tick(false, request);
      asleep = true;
      if (drain() == 0) {
        sleep(wait);
      }
    }
  }

  private void sleep(long millis) {
    LockSupport.parkNanos(this, sieve.knowsOfFull() ? FULL_SLEEP_NANOS : LIGHT_SLEEP_NANOS);
    sieve.forget();
    if (asleep && drain() == 0 && !closing) {
      if (millis == Outbox.IDLE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, Duration.ofMillis(millis).toNanos());
      }
    }
  }

  /** Moves what was recorded on; returns how much that was. */
  int drain() {
    synchronized (draining) {
      if (station.answersChanged()) {
        reopen();
      }
      int taken = 0;
      if (!recording.isEmpty()) {
        station.touch();
      }
      var sender = station.sender();
      // At most what there is room for: who records on and on must not keep it from sending.
      for (var next = recording.next(sender, station::id);
          next != null;
          next = taken < Recording.CAPACITY ? recording.next(sender, station::id) : null) {
        judge(next.channel(), next.message());
        taken++;
      }
      if (taken > 0) {
        station.marks().forEach(marks -> judge(station.mainChannel(), marks));
        station.lanes().settle();
        sieve.look();
      }
      return taken;
    }
  }

  private void judge(String channel, Message message) {
    var lane = station.lanes().of(channel);
    if (lane.mode() == Mode.OFF) {
      return;
    }
    var verdict = station.judge(message);
    if (verdict instanceof Verdict.Admit admit) {
      refused.add(admit.dropped().size());
      lane.offer(admit.message());
    } else {
      refused.increment();
    }
  }

  /** Writes a report down, behind what was recorded before it. */
  void crash(Throwable thrown, boolean handled) {
    // What was recorded before must be on disk as well, whether or not crashes are reported.
    drain();
    var planned = station.plan().crash();
    if (planned == null || !station.lanes().of(planned.channel()).records()) {
      return;
    }
    synchronized (draining) {
      judge(planned.channel(), station.crash(thrown, handled));
      station.lanes().of(planned.channel()).settle();
    }
    if (handled) {
      wake();
    }
  }

  Submission feedback(Letters.Typed typed) {
    long now = station.millis();
    var at = Instant.ofEpochMilli(now);
    var sent = station.letters().submit(station.id(now), at, station.sender(), typed);
    if (sent.taken()) {
      wake();
    }
    return sent;
  }

  /** Sends what is due; returns in how many milliseconds there is more to do. */
  private long tick(boolean now, Duration atMost) {
    long next = Outbox.IDLE;
    if (!sends) {
      return next;
    }
    for (Lane lane : station.lanes().all()) {
      for (Outbox outbox : lane.outboxes()) {
        next = Math.min(next, outbox.tick(now, () -> maySend(lane), atMost));
      }
    }
    next = Math.min(next, station.letters().outbox().tick(now, station.letters()::maySend, atMost));
    // The wish to be forgotten needs nobody's consent.
    return Math.min(next, station.erasures().tick(now, () -> true, atMost));
  }

  /** Asks once more directly before a request: another process may have said no. */
  private boolean maySend(Lane lane) {
    if (station.answersChanged()) {
      reopen();
    }
    return lane.mode() == Mode.ON;
  }

  /** Reads what was decided and opens or closes the way of every event. */
  private void reopen() {
    synchronized (draining) {
      station.readAnswers();
      sieve.follow();
    }
  }

  void answer(String channel, boolean yes, String keep) throws IOException {
    if (!station.lanes().channels().contains(channel)) {
      throw new IllegalArgumentException(
          "channel must be one of " + station.lanes().channels() + ", was " + channel);
    }
    // What was recorded before the answer is judged by what held then.
    drain();
    try {
      station.answer(channel, yes, keep);
    } finally {
      reopen();
      station.lanes().settle();
    }
    if (sieve.isOpen()) {
      wake();
    }
  }

  Status status(long broken) {
    drain();
    return Accounts.of(station, refused.sum(), sieve.lost() + broken);
  }

  List<String> preview() throws IOException {
    drain();
    return station.preview();
  }

  Station station() {
    return station;
  }

  boolean erase(Duration atMost) throws IOException {
    synchronized (draining) {
      drain();
      station.erase();
      reopen();
    }
    return sends
        && Closing.finish(atMost, request, left -> station.erasures().tick(true, () -> true, left));
  }

  void reset() throws IOException {
    synchronized (draining) {
      station.reset();
    }
  }

  /** Sends until nothing waits or the time is over. */
  boolean flush(Duration atMost) {
    drain();
    return Closing.finish(atMost, request, left -> tick(true, left));
  }

  void close() {
    close(request.compareTo(LONGEST_CLOSE) < 0 ? request : LONGEST_CLOSE);
  }

  void close(Duration atMost) {
    var last = new Closing(atMost);
    boolean nothingDone = thread == null && drain() == 0 && station.isIdle();
    sieve.shut();
    closing = true;
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    }
    if (!nothingDone) {
      last.give(() -> flush(atMost));
    }
    if (running != null) {
      last.waitFor(running);
    }
  }
}
