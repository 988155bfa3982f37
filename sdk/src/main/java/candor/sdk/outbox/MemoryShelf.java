package candor.sdk.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps batches in memory, where there is no disk to keep them on. Safe for use by many threads.
 */
final class MemoryShelf implements Shelf {

  /** A server that is down for long must not fill the memory of the application. */
  static final int MOST_LINES = 1000;

  private final int mostEvents;
  private final Deque<Batch> sealed = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private String head = "";
  private long made;

  /**
   * Makes an empty shelf.
   *
   * @param mostEvents how many lines make a batch
   */
  MemoryShelf(int mostEvents) {
    this.mostEvents = mostEvents;
  }

  @Override
  public synchronized int add(String senderHead, String line) {
    if (!head.equals(senderHead)) {
      seal();
      head = senderHead;
    }
    lines.add(line);
    if (lines.size() >= mostEvents) {
      seal();
    }
    int lost = 0;
    while (waiting() > MOST_LINES && !sealed.isEmpty()) {
      lost += sealed.remove().lines().size();
    }
    return lost;
  }

  private int waiting() {
    return lines.size() + sealed.stream().mapToInt(batch -> batch.lines().size()).sum();
  }

  @Override
  public void flush() {
    // Memory is all there is.
  }

  @Override
  public synchronized void seal() {
    if (!lines.isEmpty()) {
      sealed.add(new Batch(Long.toString(made++), head, lines));
      lines.clear();
    }
  }

  @Override
  public synchronized List<Batch> oldest(int most) {
    return sealed.stream().limit(most).toList();
  }

  @Override
  public synchronized List<Batch> all() {
    var every = new ArrayList<>(sealed);
    if (!lines.isEmpty()) {
      every.add(new Batch("open", head, lines));
    }
    return every;
  }

  @Override
  public synchronized void remove(Batch batch) {
    sealed.remove(batch);
  }

  @Override
  public synchronized void purge() {
    sealed.clear();
    lines.clear();
  }

  @Override
  public synchronized int filling() {
    return lines.size();
  }
}
