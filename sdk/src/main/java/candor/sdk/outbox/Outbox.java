package candor.sdk.outbox;

import candor.event.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps admitted messages until they have left, and sees to it that they leave once.
 *
 * <p>Safe for use by many threads. What cannot be kept on disk is kept in memory instead. No lock
 * that {@link #add} needs is held while a request is on its way.
 */
public final class Outbox {

  /** Returned by {@link #tick} when there is nothing to do before more is added. */
  public static final long IDLE = Long.MAX_VALUE;

  private final OutboxOptions options;
  private final LongSupplier millis;
  private final MemoryShelf memory;
  private final @Nullable Spool spool;
  private final Object shelves = new Object();
  private final ReentrantLock sending = new ReentrantLock();
  private final Figures figures = new Figures();
  private final Dispatch dispatch;
  private final Showing showing;
  private final Heads heads;
  private volatile long firstAddedMillis;
  private volatile long notBeforeMillis;
  private boolean mayHoldSealed = true;

  /** The kinds of line, other than events, that the batch being filled holds. */
  private String beside = "";

  /**
   * Makes an outbox; no file is made before the first message.
   *
   * @param options where and how
   * @param transport carries the batches
   * @param ledger takes a copy of all that left
   * @param millis the clock, in milliseconds since 1970
   * @param random chance for ids and waiting times
   */
  public Outbox(
      OutboxOptions options,
      Transport transport,
      Ledger ledger,
      LongSupplier millis,
      RandomGenerator random) {
    this(options, transport, ledger, millis, random, SpoolFile.Disk::ofTheMachine);
  }

  Outbox(
      OutboxOptions options,
      Transport transport,
      Ledger ledger,
      LongSupplier millis,
      RandomGenerator random,
      SpoolFile.Disk disk) {
    this.options = options;
    this.millis = millis;
    this.memory = new MemoryShelf(options.dialect().mostEvents());
    this.heads = new Heads(options.plan(), options.app());
    this.showing = new Showing(options, millis);
    this.dispatch = new Dispatch(options, transport, ledger, millis, new Backoff(random), figures);
    var directory = options.directory();
    this.spool = directory == null ? null : new Spool(directory, new Ids(random), millis, disk);
  }

  /**
   * Keeps a message for the next batch.
   *
   * @param message what the firewall admitted and consent let pass
   */
  public void add(Message message) {
    if (!options.dialect().carries(message.getClass())) {
      figures.lost(1);
      return;
    }
    var line = Line.of(message);
    synchronized (shelves) {
      var head = heads.of(message.sender());
      if (shelf().filling() == 0) {
        firstAddedMillis = millis.getAsLong();
      }
      try {
        keep(shelf(), head, line);
      } catch (IOException noDisk) {
        if (!rescue().contains(line)) {
          figures.lost(memory.add(head, line));
        }
      }
    }
  }

  /** Writes down what was added, so that it survives when the process is killed now. */
  public void settle() {
    synchronized (shelves) {
      try {
        shelf().flush();
      } catch (IOException noDisk) {
        rescue();
      }
    }
  }

  /** Takes into memory what the disk did not take, and returns it. */
  private List<String> rescue() {
    synchronized (shelves) {
      mayHoldSealed = true;
      var left = spool == null ? null : spool.abandon();
      if (left == null) {
        return List.of();
      }
      left.lines().forEach(line -> figures.lost(memory.add(left.head(), line)));
      return left.lines();
    }
  }

  /** A batch has room for many events, but for one of each other kind. */
  private void keep(Shelf shelf, String head, String line) throws IOException {
    char kind = line.charAt(0);
    if (kind != 'E' && beside.indexOf(kind) >= 0) {
      seal();
    }
    figures.lost(shelf.add(head, line));
    if (kind != 'E') {
      beside += kind;
    }
    if (shelf.filling() >= options.dialect().mostEvents()) {
      seal();
    }
  }

  private Shelf shelf() {
    return spool == null ? memory : spool;
  }

  private void seal() throws IOException {
    shelf().seal();
    memory.seal();
    beside = "";
    mayHoldSealed = true;
  }

  /**
   * Does what is due: ends batches that waited long enough and sends one.
   *
   * @param now whether everything is due, because the application closes or asks
   * @param maySend asked once more directly before the request
   * @param atMost how long a request may take
   * @return in how many milliseconds there is something to do, or {@link #IDLE}
   */
  public long tick(boolean now, BooleanSupplier maySend, Duration atMost) {
    try {
      long wait;
      synchronized (shelves) {
        wait = prepare(now);
      }
      if (wait > 0) {
        return wait;
      }
      return maySend.getAsBoolean() ? sendInTurn(now, atMost) : IDLE;
    } catch (IOException noDisk) {
      if (!rescue().isEmpty()) {
        return 1;
      }
      long wait = dispatch.failed();
      notBeforeMillis = millis.getAsLong() + wait;
      return wait;
    }
  }

  /** Returns 0 when there may be something to send now, otherwise how long there is not. */
  private long prepare(boolean now) throws IOException {
    long time = millis.getAsLong();
    boolean filling = shelf().filling() > 0 || memory.filling() > 0;
    var flushAfter = options.flushAfter();
    if (flushAfter == null && !now) {
      return IDLE;
    }
    long flushAfterMillis = flushAfter == null ? 0 : flushAfter.toMillis();
    long flushIn = firstAddedMillis + flushAfterMillis - time;
    if (filling && (now || flushIn <= 0 || flushIn > flushAfterMillis)) {
      seal();
      filling = false;
    }
    if (!mayHoldSealed) {
      return filling ? Math.max(1, flushIn) : IDLE;
    }
    boolean waits =
        !now && time < notBeforeMillis && notBeforeMillis - time <= Backoff.BEYOND_MILLIS;
    return waits ? notBeforeMillis - time : 0;
  }

  /** One request at a time: the lock is there to be held while it is on its way. */
  private long sendInTurn(boolean now, Duration atMost) throws IOException {
    try {
      if (!sending.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        return 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return IDLE;
    }
    try {
      return sendOldest(now, atMost);
    } finally {
      sending.unlock();
    }
  }

  private long sendOldest(boolean now, Duration atMost) throws IOException {
    long next = dispatch.sendOldest(memory, spool, atMost);
    if (next == Dispatch.NOTHING) {
      synchronized (shelves) {
        mayHoldSealed = false;
        // What came in the meantime is due at once when everything is.
        return Math.max(1, prepare(now));
      }
    }
    if (next > 1) {
      notBeforeMillis = millis.getAsLong() + next;
    }
    return next;
  }

  /**
   * Shows what waits, as the bodies in which it will be sent.
   *
   * @return the bodies, in the order in which they will leave
   * @throws IOException when the spool cannot be read
   */
  public List<byte[]> preview() throws IOException {
    // A file that is renamed between the listing and the reading would be missing.
    synchronized (shelves) {
      var all = new ArrayList<>(showing.batches(memory.all()));
      all.addAll(showing.batches(spool == null ? List.of() : spool.all()));
      return all;
    }
  }

  /**
   * Shows messages as the bodies in which they would be sent.
   *
   * @param messages what the firewall admitted
   * @return the bodies
   */
  public List<byte[]> preview(List<Message> messages) {
    return showing.messages(messages);
  }

  /**
   * Throws away all that waits, also what other processes of the app left.
   *
   * @throws IOException when a file cannot be deleted
   */
  public void purge() throws IOException {
    synchronized (shelves) {
      memory.purge();
      if (spool != null) {
        spool.purge();
      }
    }
  }

  /** {@return what became of messages since this outbox was made} */
  public Figures figures() {
    return figures;
  }

  /** {@return whether this process added anything} */
  public boolean isWorking() {
    return firstAddedMillis != 0;
  }

  /**
   * Returns how many messages wait.
   *
   * @return the count, those of other processes included
   * @throws IOException when the spool cannot be read
   */
  public long waiting() throws IOException {
    var batches = new ArrayList<>(spool == null ? List.<Batch>of() : spool.all());
    batches.addAll(memory.all());
    return batches.stream().mapToLong(batch -> batch.lines().size()).sum();
  }
}
