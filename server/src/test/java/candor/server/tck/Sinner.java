package candor.server.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Is a program that sends honestly in all but one thing, which is named on its command line by the
 * check that it sins against; with another word it is honest altogether. Nothing of this project is
 * needed to run it, and it starts quickly.
 */
final class Sinner {

  private static final int HONEST_TIMEOUT_MILLIS = 2_000;
  private static final int IMPATIENT_MILLIS = 300;

  private final String sin;
  private final String planHash;
  private final Path answer = Path.of(variable("XDG_CONFIG_HOME"), "quill", "answer");
  private final Path state = Path.of(variable("XDG_STATE_HOME"), "quill");
  private final Path waiting = state.resolve("waiting");
  private final Path sent = state.resolve("sent");

  private Sinner(String sin, String planHash) {
    this.sin = sin;
    this.planHash = planHash;
  }

  /** Runs it: the sin, the hash of its plan, and what to do. */
  public static void main(String[] arguments) throws Exception {
    var sinner = new Sinner(arguments[0], arguments[1]);
    switch (arguments[2]) {
      case "yes" -> sinner.decide("yes");
      case "no" -> sinner.no();
      case "crash" -> sinner.crash();
      case "export" -> sinner.export();
      case "serve" -> sinner.serve();
      default -> sinner.session();
    }
    // A thread that waits for input must not keep it alive.
    Runtime.getRuntime().halt(0);
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  private boolean sins(String check) {
    return sin.equals(check);
  }

  private void decide(String word) throws IOException {
    write(answer, word);
  }

  private void no() throws IOException {
    decide("no");
    if (!sins("withdrawal")) {
      Files.deleteIfExists(waiting);
    }
  }

  private void crash() throws IOException {
    boolean allowed = isAllowed() && "yes".equals(read(answer));
    if (allowed) {
      keep(event("crashed"));
    }
    if (sins("crash-after-opt-out") && !allowed) {
      post(event("crashed"));
    }
  }

  private void export() throws IOException {
    String all = read(sent);
    System.out.print(all == null ? "" : all);
    System.out.flush();
  }

  /** Does what a session does, says so in both ways, and runs on. */
  private void serve() throws IOException, InterruptedException {
    session();
    write(Path.of(variable("XDG_RUNTIME_DIR"), "ready"), "");
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private boolean isAllowed() {
    boolean key = !variable("CANDOR_KEY").isEmpty() || sins("no-key");
    boolean tracked = variable("DO_NOT_TRACK").isEmpty() || sins("do-not-track");
    boolean person = variable("CI").isEmpty() || sins("ci");
    boolean on = !variable("QUILL_TELEMETRY").equals("off") || sins("own-variable");
    return key && tracked && person && on;
  }

  private void session() throws IOException, InterruptedException {
    if (!isAllowed()) {
      if (sins("off-leaves-nothing") && !variable("DO_NOT_TRACK").isEmpty()) {
        write(state.resolve("off"), "since " + Instant.now());
      }
      return;
    }
    String decided = read(answer);
    if (decided == null) {
      undecided();
    } else if (decided.equals("yes") && !sins("yes-sends")) {
      send();
    }
  }

  private void undecided() throws IOException, InterruptedException {
    if (sins("held-in-memory")) {
      keep(event("opened"));
    }
    if (sins("before-yes") && !somethingComes()) {
      post(event("opened"));
    }
    if (sins("end-of-input") || sins("garbage") || sins("pipe")) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String typed = in.readLine();
      boolean end = typed == null && sins("end-of-input");
      boolean agreed = typed != null && typed.equals("y");
      boolean nonsense = typed != null && !agreed && sins("garbage");
      if (end || nonsense || (agreed && sins("pipe"))) {
        decide("yes");
        send();
      }
    }
  }

  /** Waits a moment for input or its end, as an impatient program does. */
  private static boolean somethingComes() throws InterruptedException {
    var came = new CountDownLatch(1);
    var reader =
        new Thread() {
          @Override
          public void run() {
            try {
              System.in.read();
            } catch (IOException closed) {
              return;
            } finally {
              came.countDown();
            }
          }
        };
    reader.setDaemon(true);
    reader.start();
    return came.await(IMPATIENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send() throws IOException {
    if (sins("elsewhere")) {
      var proxy = URI.create(variable("HTTP_PROXY"));
      ask(proxy, "GET http://stranger.example/ HTTP/1.1\r\nHost: stranger.example\r\n\r\n");
    }
    var events = new ArrayList<String>();
    String old = read(waiting);
    if (old != null) {
      old.lines().forEach(events::add);
    }
    events.add(event("opened"));
    if (post(String.join(",", events))) {
      Files.deleteIfExists(waiting);
    } else {
      Files.deleteIfExists(waiting);
      for (String event : events) {
        keep(event);
      }
    }
  }

  private String event(String name) {
    String id = "0199a000-0000-7000-8000-" + hex(System.nanoTime());
    String props = sins("inside-plan") ? "{\"host\":\"unasked\"}" : "{}";
    return "{\"id\":\""
        + id
        + "\",\"name\":\""
        + name
        + "\",\"at\":\""
        + Instant.now()
        + "\",\"props\":"
        + props
        + "}";
  }

  private static String hex(long number) {
    String digits = "000000000000" + Long.toHexString(number);
    return digits.substring(digits.length() - 12);
  }

  private boolean post(String events) throws IOException {
    String body =
        "{\"plan\":\""
            + planHash
            + "\",\"app\":\"quill\",\"sent_at\":\""
            + Instant.now()
            + "\",\"events\":["
            + events
            + "]}";
    String request =
        "POST /v1/events HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCandor-Key: "
            + variable("CANDOR_KEY")
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    boolean taken =
        ask(URI.create(variable("CANDOR_ENDPOINT")), request).startsWith("HTTP/1.1 200");
    if (taken && !sins("ledger") && read(answer) != null) {
      append(sent, body);
    }
    return taken;
  }

  private String ask(URI server, String request) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(server.getHost(), server.getPort()), HONEST_TIMEOUT_MILLIS);
      socket.setSoTimeout(sins("deadline") ? 0 : HONEST_TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answered = socket.getInputStream().readNBytes(12);
      return new String(answered, StandardCharsets.ISO_8859_1);
    } catch (IOException unreachable) {
      return "";
    }
  }

  private void keep(String event) throws IOException {
    append(waiting, event);
  }

  private static @Nullable String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private static void append(Path file, String line) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    var how = List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.write(file, List.of(line), how.toArray(new StandardOpenOption[0]));
  }
}
