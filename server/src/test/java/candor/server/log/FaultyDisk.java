package candor.server.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Is a disk in memory that can be filled, broken and unplugged. Safe for use by many threads.
 *
 * <p>It remembers what was forced apart from what was only written, as a page cache does.
 */
final class FaultyDisk implements Disk {
  private static final int SECTOR = 64;

  private final Map<String, Content> files = new TreeMap<>();
  private final Map<String, Content> durableNames = new TreeMap<>();
  private long capacity = Long.MAX_VALUE;
  private int writesUntilFailure = Integer.MAX_VALUE;
  private int forcesUntilFailure = Integer.MAX_VALUE;
  private int longestWrite = Integer.MAX_VALUE;
  private boolean pulled;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private static final class Content {
    private byte[] cached = new byte[0];
    private byte[] durable = new byte[0];
  }

  /** Lets the disk hold so many bytes. */
  synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /** Lets each write take so many bytes at most. */
  synchronized void longestWrite(int bytes) {
    longestWrite = bytes;
  }

  /** Lets one write fail after so many. */
  synchronized void failWriteAfter(int writes) {
    writesUntilFailure = writes;
  }

  /** Lets one force fail after so many, and forgets what it should have forced, as Linux does. */
  synchronized void failForceAfter(int forces) {
    forcesUntilFailure = forces;
  }

  /** Lets every force wait until {@link #letGo()}. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Lets those who wait go on. */
  void letGo() {
    gate.countDown();
  }

  /** Cuts the power: every call fails from now on. */
  synchronized void pull() {
    pulled = true;
  }

  /** Returns the disk as it is found after a power cut: what was not forced survives in parts. */
  synchronized FaultyDisk afterPowerCut(RandomGenerator random) {
    var found = new FaultyDisk();
    for (var entry : files.entrySet()) {
      boolean named = durableNames.get(entry.getKey()) == entry.getValue();
      if (named || random.nextBoolean()) {
        found.put(entry.getKey(), torn(entry.getValue(), random));
      }
    }
    durableNames.forEach((name, content) -> {
      if (files.get(name) != content && random.nextBoolean()) {
        found.put(name, content.durable);
      }
    });
    return found;
  }

  /** Returns a copy as the next process finds it when only this one died. */
  synchronized FaultyDisk afterKill() {
    var found = new FaultyDisk();
    files.forEach((name, content) -> {
      boolean named = durableNames.get(name) == content;
      var copy = new Content();
      copy.cached = content.cached.clone();
      copy.durable = content.durable.clone();
      found.files.put(name, copy);
      if (named) {
        found.durableNames.put(name, copy);
      }
    });
    return found;
  }

  /** Replaces what a file holds. */
  synchronized void put(String name, byte[] bytes) {
    var content = new Content();
    content.cached = bytes.clone();
    content.durable = bytes.clone();
    files.put(name, content);
    durableNames.put(name, content);
  }

  /** Returns what a file holds. */
  synchronized byte[] bytes(String name) {
    return content(name).cached.clone();
  }

  private Content content(String name) {
    Content content = files.get(name);
    if (content == null) {
      throw new AssertionError("no file " + name);
    }
    return content;
  }

  private static byte[] torn(Content content, RandomGenerator random) {
    int length = content.durable.length;
    if (content.cached.length > length) {
      length += random.nextInt(content.cached.length - length + 1);
    }
    byte[] bytes = Arrays.copyOf(content.durable, length);
    for (int at = 0; at < length; at += SECTOR) {
      int end = Math.min(Math.min(at + SECTOR, length), content.cached.length);
      if (at < end && random.nextBoolean()) {
        System.arraycopy(content.cached, at, bytes, at, end - at);
      }
    }
    return bytes;
  }

  @Override
  public synchronized List<String> names() throws IOException {
    check();
    return new ArrayList<>(files.keySet());
  }

  @Override
  public synchronized Handle create(String name) throws IOException {
    check();
    var content = new Content();
    files.put(name, content);
    return new MemoryHandle(content);
  }

  @Override
  public synchronized Handle open(String name) throws IOException {
    check();
    @Nullable Content content = files.get(name);
    if (content == null) {
      throw new IOException("no file " + name);
    }
    return new MemoryHandle(content);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    check();
    files.remove(name);
  }

  @Override
  public synchronized void syncNames() throws IOException {
    check();
    durableNames.clear();
    durableNames.putAll(files);
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private void check() throws IOException {
    if (pulled) {
      throw new IOException("no power");
    }
  }

  /** Tells whether somebody waits for {@link #letGo()}. */
  boolean isWaitedFor() {
    return waiting.get() > 0;
  }

  private void pass() throws IOException {
    waiting.incrementAndGet();
    try {
      if (!gate.await(Receipts.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("nobody let the disk go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private long used() {
    return files.values().stream().mapToLong(content -> content.cached.length).sum();
  }

  private final class MemoryHandle implements Handle {
    private final Content content;

    private MemoryHandle(Content content) {
      this.content = content;
    }

    @Override
    public int write(ByteBuffer bytes, long offset) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        if (writesUntilFailure-- == 0) {
          throw new IOException("write failed");
        }
        int end = (int) offset + Math.min(bytes.remaining(), longestWrite);
        int growth = Math.max(0, end - content.cached.length);
        if (used() + growth > capacity) {
          throw new IOException("No space left on device");
        }
        content.cached = Arrays.copyOf(content.cached, content.cached.length + growth);
        bytes.get(content.cached, (int) offset, end - (int) offset);
        return end - (int) offset;
      }
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        int count = Math.min(into.remaining(), content.cached.length - (int) offset);
        if (count <= 0) {
          return -1;
        }
        into.put(content.cached, (int) offset, count);
        return count;
      }
    }

    @Override
    public void force() throws IOException {
      pass();
      synchronized (FaultyDisk.this) {
        check();
        if (forcesUntilFailure-- == 0) {
          content.cached = content.durable.clone();
          throw new IOException("force failed");
        }
        content.durable = content.cached.clone();
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        content.cached = Arrays.copyOf(content.cached, (int) length);
      }
    }

    @Override
    public long length() throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        return content.cached.length;
      }
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
