package candor.server.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Is the little that the log asks of a directory. Safe for use by many threads.
 *
 * <p>It exists so that tests can fill, break and unplug it. What is not forced, and names that are
 * not synced, may be gone after a power cut.
 */
interface Disk extends Closeable {

  /** Is one open file; offsets are absolute, so it has no position to share. */
  interface Handle extends Closeable {

    /** Writes some bytes, perhaps not all, and returns how many. */
    int write(ByteBuffer bytes, long offset) throws IOException;

    /** Reads some bytes and returns how many, or -1 behind the end. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Waits until everything written is on the medium. */
    void force() throws IOException;

    /** Cuts everything behind a length. */
    void truncate(long length) throws IOException;

    /** Returns how long the file is. */
    long length() throws IOException;
  }

  /** Returns the names of the files here, in any order. */
  List<String> names() throws IOException;

  /** Begins an empty file in place of what had the name. */
  Handle create(String name) throws IOException;

  /** Opens a file that is there. */
  Handle open(String name) throws IOException;

  /** Deletes a file. */
  void delete(String name) throws IOException;

  /** Waits until created and deleted names are on the medium. */
  void syncNames() throws IOException;
}
