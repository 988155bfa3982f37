package candor.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.HttpOptions.Limits;
import candor.server.http.HttpOptions.Sizes;
import candor.server.http.HttpOptions.Waits;
import candor.server.http.Routes.Lane;
import candor.server.http.Routes.Route;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Crowds the server with connections that bring nothing, or one byte now and then. */
@Isolated("It measures the memory of the whole process.")
@Tag("T14")
final class CrowdTest {

  /** As many as the limit of open files lets: each takes one here and one at the server. */
  private static final int CROWD = Math.min(10_000, (openFiles() - 2_000) / 2);

  private static final Duration LONG = Duration.ofMinutes(5);

  /** What a connection may cost, buffers of the system not counted. */
  private static final long BYTES_EACH = 16 << 10;

  private final List<SocketChannel> crowd = new ArrayList<>();

  private static int openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(unix.getMaxFileDescriptorCount(), 1 << 20)
        : 6_000;
  }

  private static HttpServer open(int connections, Waits waits) throws IOException {
    var standard = Sizes.standard();
    var sizes =
        new Sizes(
            standard.bodyBytes(),
            standard.waitingBytes(),
            standard.headerBytes(),
            connections,
            standard.pipelined());
    var now = new Route("POST", "/now", Lane.LOOP, e -> e.answer(Response.empty(204)));
    return HttpServer.open(
        HttpOptions.loopback(0).within(new Limits(sizes, waits)), new Routes().add(now));
  }

  @AfterEach
  void close() throws IOException {
    for (SocketChannel each : crowd) {
      each.close();
    }
  }

  private SocketChannel enter(HttpServer server) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    var channel = SocketChannel.open(address);
    crowd.add(channel);
    return channel;
  }

  private static final String POST = "POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

  private static void assertServed(RawClient client) throws IOException {
    long begun = System.nanoTime();
    assertTrue(client.send(POST).answer().startsWith("HTTP/1.1 204 "));
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    assertTrue(took < 10_000, "milliseconds " + took);
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void idleConnectionsCostLittleAndHoldNobodyUp() throws Exception {
    var waits = new Waits(LONG, LONG, LONG, LONG, LONG, Duration.ofSeconds(1));
    try (var server = open(CROWD + 10, waits);
        var honest = new RawClient(server.port())) {
      assertServed(honest);
      long before = used();
      for (int i = 0; i < CROWD; i++) {
        var each = enter(server);
        if (i % 2 == 0) {
          // Half of them have begun a request that they will never end.
          each.write(ByteBuffer.wrap(POST.substring(0, 40).getBytes(StandardCharsets.US_ASCII)));
        }
      }
      assertServed(honest);
      try (var late = new RawClient(server.port())) {
        assertServed(late);
      }
      long each = (used() - before) / CROWD;
      assertTrue(each < BYTES_EACH, "bytes a connection " + each);
    }
    assertTrue(CROWD >= 1_000, "connections " + CROWD);
  }

  private static long used() {
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    System.gc();
    return direct + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A byte now and then wins no time: a deadline counts from the first one. */
  @Test
  void aDripOfBytesIsCutOffAtTheDeadline() throws Exception {
    var shortly = Duration.ofMillis(400);
    var waits = new Waits(shortly, shortly, LONG, LONG, LONG, Duration.ofSeconds(1));
    try (var server = open(100, waits)) {
      String head = "POST /now HTTP/1.1\r\nHost: x\r\n";
      assertEquals("HTTP/1.1 408 ", drip(server, head + "X-Y: "));
      assertEquals("HTTP/1.1 408 ", drip(server, head + "Content-Length: 9999\r\n\r\n"));
      try (var honest = new RawClient(server.port())) {
        assertServed(honest);
      }
    }
  }

  /** Sends a beginning, then single bytes until an answer comes; returns how it begins. */
  private String drip(HttpServer server, String beginning) throws Exception {
    var channel = enter(server);
    channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    var answer = ByteBuffer.allocate(13);
    try (var selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      for (int sent = 0; sent < 2_000 && answer.position() == 0; sent++) {
        channel.write(ByteBuffer.wrap(new byte[] {'a'}));
        selector.select(5);
        selector.selectedKeys().clear();
        channel.read(answer);
      }
    }
    return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
  }
}
