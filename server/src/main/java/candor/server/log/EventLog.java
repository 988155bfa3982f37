package candor.server.log;

import java.io.IOException;
import java.util.List;

/**
 * Appends records durably and reads them back in order. Safe for use by many threads.
 *
 * <p>Positions are byte offsets in the endless sequence of all records ever appended; they only
 * grow and are never used twice, also over restarts.
 */
public interface EventLog extends AutoCloseable {

  /** Hears what became of an append. Called on the committer's thread: must be short. */
  interface Confirmation {

    /**
     * Tells that the record is on disk.
     *
     * @param position the position just behind the record
     */
    void durable(long position);

    /**
     * Tells that the record could not be written; it may or may not be found after a restart.
     *
     * @param cause what the disk said
     */
    void failed(IOException cause);
  }

  /**
   * Is one record as read back.
   *
   * @param end the position just behind it
   * @param bytes its content
   */
  record Entry(long end, byte[] bytes) {}

  /**
   * Hands in one record. Never blocks.
   *
   * @param record the bytes, copied before the method returns
   * @param confirmation hears the outcome, unless false is returned
   * @return false when the log is full (waiting records, or disk use): nothing was taken
   */
  boolean append(byte[] record, Confirmation confirmation);

  /**
   * Returns the position behind the last durable record.
   *
   * @return the position
   */
  long durableEnd();

  /**
   * Reads durable records in order.
   *
   * @param from where to start: 0 or the end of a record
   * @param maxBytes roughly how much at most; at least one record is returned if there is one
   * @return the records, empty when there is none yet
   * @throws IOException if the disk fails or a record is damaged
   */
  List<Entry> read(long from, int maxBytes) throws IOException;

  /**
   * Waits until there are durable records behind a position.
   *
   * @param from the position
   * @param atMost how long to wait
   * @return whether there are
   * @throws InterruptedException if the thread was interrupted
   */
  boolean await(long from, java.time.Duration atMost) throws InterruptedException;

  /**
   * Allows everything before a position to be deleted.
   *
   * @param upTo the position up to which the store has everything
   */
  void release(long upTo);

  /** Syncs what was taken, answers every confirmation and closes the files. */
  @Override
  void close() throws IOException;
}
