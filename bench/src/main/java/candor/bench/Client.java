package candor.bench;

import candor.bench.ClientPeers.Peer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what a client costs the app that carries it, beside two others in the same run.
 *
 * <p>All of them talk to a socket that takes connections and never answers, so what is measured is
 * the app's side alone. One client a process: {@code Client NAME}, or all of them without a name.
 */
public final class Client {

  /** A burst fits into every queue, so that nothing is thrown away uncounted. */
  private static final int BURST = 500;

  private static final int ROUNDS = 400;
  private static final int WARM_ROUNDS = 200;
  private static final Duration CLOSE = Duration.ofSeconds(60);

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Client() {}

  /**
   * Prints one line a client.
   *
   * @param names which clients; all when there are none
   * @throws Exception if a client cannot be opened
   */
  public static void main(String[] names) throws Exception {
    if (names.length == 0) {
      for (String name : ClientPeers.NAMES) {
        var java = ProcessHandle.current().info().command().orElse("java");
        var path = System.getProperty("java.class.path");
        new ProcessBuilder(
                java, "-XX:+UseSerialGC", "-Xmx256m", "-cp", path, "candor.bench.Client", name)
            .inheritIO()
            .start()
            .waitFor();
      }
      return;
    }
    new Client().measure(names[0]);
    // Some clients leave threads behind that would hold the process.
    System.exit(0);
  }

  private void measure(String name) throws Exception {
    try (var hanging = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
      int before = Thread.activeCount();
      Peer peer = ClientPeers.open(name, "http://127.0.0.1:" + hanging.getLocalPort());
      var cpu = new ArrayList<Double>();
      var bytes = new ArrayList<Double>();
      long worst = 0;
      for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
        long cpuBefore = threads.getCurrentThreadCpuTime();
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < BURST; i++) {
          peer.record(i);
        }
        if (round >= WARM_ROUNDS) {
          cpu.add((double) (threads.getCurrentThreadCpuTime() - cpuBefore) / BURST);
          bytes.add((double) (threads.getCurrentThreadAllocatedBytes() - bytesBefore) / BURST);
        }
        peer.settle();
      }
      for (int i = 0; i < 20_000; i++) {
        long from = System.nanoTime();
        peer.record(i);
        worst = Math.max(worst, System.nanoTime() - from);
      }
      int made = Thread.activeCount() - before;
      long heap = heap();
      System.out.printf(
          "%-16s cpu %8.1f ns/call  alloc %8.1f B/call  worst %8.3f ms  threads %2d  heap %5.1f MB"
              + "  close %s%n",
          name, median(cpu), median(bytes), worst / 1e6, made, heap / 1e6, close(peer));
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String close(Peer peer) throws InterruptedException {
    long from = System.nanoTime();
    var closing = new Thread(peer::close, "closing");
    closing.setDaemon(true);
    closing.start();
    boolean ended = closing.join(CLOSE);
    return ended ? "%.2f s".formatted((System.nanoTime() - from) / 1e9) : "over 60 s";
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(Double.NaN);
  }
}
