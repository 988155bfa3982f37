package candor.sdk.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends one batch, books it, and says what comes next. For one thread at a time. */
final class Dispatch {

  /** Nothing waits that could be sent. */
  static final long NOTHING = -1;

  /** While another process sends, look again soon. */
  private static final long WHILE_ANOTHER_SENDS_MILLIS = 5_000;

  private final Transport transport;
  private final Ledger ledger;
  private final LongSupplier millis;
  private final Backoff backoff;
  private final Figures figures;

  Dispatch(
      Transport transport, Ledger ledger, LongSupplier millis, Backoff backoff, Figures figures) {
    this.transport = transport;
    this.ledger = ledger;
    this.millis = millis;
    this.backoff = backoff;
    this.figures = figures;
  }

  /** Sends the oldest batch; returns in how many milliseconds to go on, or {@link #NOTHING}. */
  long sendOldest(
      MemoryShelf memory, @Nullable Spool disk, @Nullable Path directory, Duration atMost)
      throws IOException {
    var inMemory = memory.oldest();
    if (inMemory != null) {
      return send(memory, inMemory, atMost);
    }
    return disk == null || directory == null || disk.oldest() == null
        ? NOTHING
        : sendAlone(disk, directory, atMost);
  }

  /** Sends while no other process of the app does, so that nothing leaves twice. */
  private long sendAlone(Spool disk, Path directory, Duration atMost) throws IOException {
    var how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(directory.resolve("sending.lock"), how, OwnFiles.file());
        var lock = tryLock(channel)) {
      if (lock == null) {
        return WHILE_ANOTHER_SENDS_MILLIS;
      }
      figures.lost(disk.prune());
      var oldest = disk.oldest();
      return oldest == null ? 1 : send(disk, oldest, atMost);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException anotherInThisProcess) {
      return null;
    }
  }

  private long send(Shelf from, Batch batch, Duration atMost) throws IOException {
    var at = Instant.ofEpochMilli(millis.getAsLong());
    var body = batch.body(at);
    var answer = transport.send(body, atMost);
    figures.answered(answer);
    if (!answer.taken() && !answer.hopeless()) {
      book(at, body, answer);
      return backoff.failed(answer);
    }
    // Taken away first: a full disk must not make what arrived leave again.
    from.remove(batch);
    if (answer.taken()) {
      figures.sent(batch.lines().size());
    } else {
      figures.lost(batch.lines().size());
    }
    backoff.succeeded();
    book(at, body, answer);
    return 1;
  }

  private void book(Instant at, byte[] body, Answer answer) {
    try {
      ledger.add(at, transport.address().toString(), body, answer.status());
    } catch (IOException noDisk) {
      figures.unbooked();
    }
  }

  long failed() {
    return backoff.failed(Answer.NONE);
  }
}
