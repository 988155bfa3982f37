package candor.sdk.outbox;

import java.io.IOException;
import java.util.List;

/** Keeps batches until they were sent. For use by one thread, but for {@link #purge}. */
interface Shelf {

  /**
   * Adds a line to the batch that is being filled; begins one when the head is another.
   *
   * @param head what the line's sender is
   * @param line the line
   * @return how many waiting lines had to go for it
   * @throws IOException when it could not be kept
   */
  int add(String head, String line) throws IOException;

  /** Writes down what was added since the last time. */
  void flush() throws IOException;

  /** Ends the batch that is being filled, so that it can be sent. */
  void seal() throws IOException;

  /** Returns the oldest batches that may be sent, oldest first. */
  List<Batch> oldest(int most) throws IOException;

  /** Returns everything that waits, also what is being filled, oldest first. */
  List<Batch> all() throws IOException;

  /** Throws a batch away that was sent or cannot be. */
  void remove(Batch batch) throws IOException;

  /** Throws everything away, also what other processes of this app left. Safe from any thread. */
  void purge() throws IOException;

  /** Returns how many lines wait in the batch that is being filled. */
  int filling();
}
