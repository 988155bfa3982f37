package candor.server.alert;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.alert.Alerts.Hook;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON documents to addresses that maintainers gave. Safe for use by many threads.
 *
 * <p>A name is resolved once; every address it has must be within reach, and the connection goes to
 * one of just these. Redirects are not followed, and of the answer only the status is read.
 */
public final class Webhook implements AutoCloseable {

  /** A receiver that takes longer would hold up the other apps' alerts. */
  public static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);

  /** The longest address: that of common chat services is under 200. */
  private static final int LONGEST_URL = 480;

  private final Reach reach;
  private final Duration deadline;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Sets it up; nothing is opened before something is posted.
   *
   * @param reach which addresses may be reached
   * @param deadline how long one delivery may take in all
   * @param clock tells the time that is signed
   */
  public Webhook(Reach reach, Duration deadline, InstantSource clock) {
    this.reach = reach;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Says what is wrong with the address of a webhook; the network is not asked.
   *
   * @param text the address as it was typed
   * @return a sentence, or null when it may be tried
   */
  public static @Nullable String mistake(String text) {
    URI uri = parse(text);
    if (uri == null || uri.getHost() == null || text.length() > LONGEST_URL) {
      return "The webhook must be an address such as https://chat.example.org/hook, in ASCII.";
    }
    if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
      return "The webhook must begin with https:// or http://.";
    }
    return uri.getRawUserInfo() == null && uri.getPort() <= 65_535 && uri.getPort() != 0
        ? null
        : "The webhook must not hold a name and password before its host, and a port that exists.";
  }

  private static @Nullable URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * Posts a document and waits for the status, at most for the deadline.
   *
   * @param hook an address without mistakes, and the secret by which the document is signed
   * @param document the document
   * @return why it was not delivered, or the empty string when it was
   */
  public String post(Hook hook, Json document) {
    URI uri = parse(hook.url());
    if (uri == null || mistake(hook.url()) != null) {
      return "The address of the webhook is none.";
    }
    byte[] body = JsonWriter.bytes(document);
    String signed =
        hook.secret().isEmpty() ? "" : new Signature(hook.secret()).of(clock.instant(), body);
    var call = new Call(uri, body, signed, deadline);
    var answer = threads.submit(() -> call(call, uri));
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "It did not answer within " + deadline.toSeconds() + " seconds.";
    } catch (ExecutionException e) {
      throw new AssertionError("a call tells of its failures", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The server is stopping.";
    } finally {
      answer.cancel(true);
      call.end();
    }
  }

  private String call(Call call, URI uri) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(uri.getHost());
    } catch (UnknownHostException e) {
      return "Its host has no address.";
    }
    // One closed address among open ones is how a name is made to lead inside at the second look.
    for (InetAddress address : addresses) {
      if (!reach.admits(address)) {
        return "Its host leads to an address that is not public. If that is meant, the operator"
            + " allows the network with --webhook-network.";
      }
    }
    return call.to(addresses[0]);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
