package candor.server.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Listens on this machine and counts who comes, also those who say nothing. Safe for use by many
 * threads.
 */
final class Porch implements AutoCloseable {

  /** Says what happens to a connection. */
  enum Manner {
    /** It is led to the server behind. */
    LEAD_ON,
    /** It is never answered. */
    HANG,
    /** It is answered with what is no HTTP. */
    GARBAGE,
    /** It is asked where it wants to go, and refused as by a proxy. */
    TURN_AWAY
  }

  /** What a program that has ended still has on its way is here at once. */
  private static final Duration SETTLES = Duration.ofSeconds(3);

  private static final int BACKLOG = 128;
  private static final int LONGEST_LINE = 4096;
  private static final byte[] GARBAGE = {0, (byte) 0xff, '{', '{', '{', 13, 7, (byte) 0x80, '\n'};
  private static final byte[] NO_GATEWAY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Manner manner;
  private final int behind;
  private final ServerSocket listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final Set<Integer> markers = new HashSet<>();
  private final Set<Socket> open = new HashSet<>();
  private final List<String> callers = new ArrayList<>();
  private int connections;

  private Porch(Manner manner, int behind, ServerSocket listener) {
    this.manner = manner;
    this.behind = behind;
    this.listener = listener;
  }

  /** Opens a porch before the server on a port of this machine; 0 for none. */
  static Porch open(Manner manner, int behind) throws IOException {
    var listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    var porch = new Porch(manner, behind, listener);
    Thread.ofVirtual().name("porch").start(porch::listen);
    return porch;
  }

  int port() {
    return listener.getLocalPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        if (isCounted(caller)) {
          Thread.ofVirtual().name("porch-guest").start(() -> guest(caller));
        } else {
          caller.close();
        }
      } catch (IOException closed) {
        // The loop looks whether it was us.
      }
    }
  }

  private boolean isCounted(Socket caller) {
    lock.lock();
    try {
      if (markers.remove(caller.getPort())) {
        return false;
      }
      connections++;
      open.add(caller);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void guest(Socket caller) {
    try (caller) {
      switch (manner) {
        case LEAD_ON -> leadOn(caller);
        case HANG -> caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        case GARBAGE -> {
          caller.getInputStream().read();
          caller.getOutputStream().write(GARBAGE);
        }
        case TURN_AWAY -> {
          note(line(caller.getInputStream()));
          caller.getOutputStream().write(NO_GATEWAY);
        }
      }
    } catch (IOException gone) {
      // Whoever left has been counted when he came.
    } finally {
      left(caller);
    }
  }

  private void leadOn(Socket caller) throws IOException {
    try (var server = new Socket(InetAddress.ofLiteral("127.0.0.1"), behind)) {
      var back = Thread.ofVirtual().start(() -> pass(server, caller));
      pass(caller, server);
      back.join(SETTLES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // The other side is told by the end of what it reads.
    }
    try {
      to.shutdownOutput();
    } catch (IOException alsoGone) {
      // Then there is nobody to tell.
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void note(String line) {
    lock.lock();
    try {
      callers.add(line);
    } finally {
      lock.unlock();
    }
  }

  private void left(Socket caller) {
    lock.lock();
    try {
      open.remove(caller);
      if (open.isEmpty()) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everybody who came before now has been let in, has spoken and is gone. */
  void settle() throws IOException {
    try (var marker = new Socket()) {
      marker.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      lock.lock();
      try {
        markers.add(marker.getLocalPort());
      } finally {
        lock.unlock();
      }
      marker.setSoTimeout((int) SETTLES.toMillis());
      marker.connect(listener.getLocalSocketAddress(), (int) SETTLES.toMillis());
      marker.getInputStream().read();
    } catch (SocketException reset) {
      // Turned away is as good as let in: those before were let in.
    }
    awaitQuiet();
  }

  private void awaitQuiet() {
    long left = SETTLES.toNanos();
    lock.lock();
    try {
      while (!open.isEmpty() && left > 0) {
        left = quiet.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  int connections() {
    lock.lock();
    try {
      return connections;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the first lines of those who were turned away. */
  List<String> callers() {
    lock.lock();
    try {
      return List.copyOf(callers);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    List<Socket> left;
    lock.lock();
    try {
      left = List.copyOf(open);
    } finally {
      lock.unlock();
    }
    for (Socket socket : left) {
      socket.close();
    }
  }
}
