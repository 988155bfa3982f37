package candor.sdk.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends one request, books it, and says what comes next. For one thread at a time. */
final class Dispatch {

  private static final System.Logger LOG = System.getLogger("candor");

  /** Nothing waits that could be sent. */
  static final long NOTHING = -1;

  /** While another process sends, look again soon. */
  private static final long WHILE_ANOTHER_SENDS_MILLIS = 5_000;

  private final OutboxOptions options;
  private final Transport transport;
  private final Ledger ledger;
  private final LongSupplier millis;
  private final Backoff backoff;
  private final Figures figures;
  private boolean warned;

  Dispatch(
      OutboxOptions options,
      Transport transport,
      Ledger ledger,
      LongSupplier millis,
      Backoff backoff,
      Figures figures) {
    this.options = options;
    this.transport = transport;
    this.ledger = ledger;
    this.millis = millis;
    this.backoff = backoff;
    this.figures = figures;
  }

  /** Sends the oldest batches; returns in how many milliseconds to go on, or {@link #NOTHING}. */
  long sendOldest(MemoryShelf memory, @Nullable Spool disk, Duration atMost) throws IOException {
    int most = options.dialect().mostBatches();
    var inMemory = memory.oldest(most);
    if (!inMemory.isEmpty()) {
      return send(memory, inMemory, atMost);
    }
    var directory = options.directory();
    return disk == null || directory == null || disk.oldest(1).isEmpty()
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
      var oldest = disk.oldest(options.dialect().mostBatches());
      return oldest.isEmpty() ? 1 : send(disk, oldest, atMost);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException anotherInThisProcess) {
      return null;
    }
  }

  private long send(Shelf from, List<Batch> batches, Duration atMost) throws IOException {
    var at = Instant.ofEpochMilli(millis.getAsLong());
    var request = options.dialect().request(options.server(), batches, at);
    var answer = transport.send(request, atMost);
    figures.answered(answer);
    if (!answer.taken() && !answer.hopeless()) {
      book(at, request, answer);
      return backoff.failed(answer);
    }
    if (answer.hopeless()) {
      warn(answer);
    }
    // Taken away first: a full disk must not make what arrived leave again.
    for (Batch batch : batches) {
      from.remove(batch);
      figures.answered(answer, batch.lines().size());
    }
    backoff.succeeded();
    book(at, request, answer);
    return 1;
  }

  /** Says once that what is sent comes to nothing: a wrong key would never be noticed. */
  private void warn(Answer answer) {
    if (!warned) {
      warned = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "the telemetry server turns this app away with status {0}; look at endpoint and key",
          Integer.toString(answer.status()));
    }
  }

  private void book(Instant at, Dialect.Request request, Answer answer) {
    try {
      ledger.add(at, request.address().toString(), request.body(), answer.status());
    } catch (IOException noDisk) {
      figures.unbooked();
    }
  }

  long failed() {
    return backoff.failed(Answer.NONE);
  }
}
