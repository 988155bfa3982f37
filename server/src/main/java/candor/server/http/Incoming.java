package candor.server.http;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Is one request whose head has arrived and whose body arrives. Used on its connection's loop only.
 */
final class Incoming {

  private final Site site;
  private final HttpRequest head;
  private final Target target;
  private final BodyBuffer body;

  private Incoming(Site site, HttpRequest head, Target target) {
    this.site = site;
    this.head = head;
    this.target = target;
    // What is promised beyond the usual was allowed, or this would not have begun.
    long promised = HttpUtil.getContentLength(head, -1L);
    int most = (int) Math.max(site.sizes().bodyBytes(), promised);
    this.body = new BodyBuffer(most, promised);
  }

  /** Returns what to refuse this request with, or null when its body may come. */
  static @Nullable Response refusal(Site site, HttpRequest head, Wire wire) {
    var refusal = Framing.refusal(head);
    if (refusal != null) {
      return refusal;
    }
    if (HttpUtil.getContentLength(head, -1L) > site.sizes().bodyBytes()) {
      var tooLarge = tooLarge(site, head, wire);
      if (tooLarge != null) {
        return tooLarge;
      }
    }
    var expected = head.headers().get(HttpHeaderNames.EXPECT);
    return expected == null || isContinue(expected) ? null : Problems.EXPECTATION;
  }

  /** Asks the route whether this client may send so much. */
  private static @Nullable Response tooLarge(Site site, HttpRequest head, Wire wire) {
    var target = Target.parse(head.uri());
    var match = target == null ? null : site.router().find(head.method().name(), target.path());
    var route = match == null ? null : match.route();
    var large = route == null ? null : route.large();
    if (target == null || match == null || large == null) {
      return Problems.TOO_LARGE;
    }
    if (HttpUtil.getContentLength(head, -1L) > large.bodyBytes()) {
      return Problems.TOO_LARGE;
    }
    var request = request(site, head, target, new byte[0], wire);
    return large.gate().apply(Site.withNames(request, match.names())).orElse(null);
  }

  /** Starts a request that was not refused; null when its target is malformed. */
  static @Nullable Incoming begin(Site site, HttpRequest head) {
    var target = Target.parse(head.uri());
    return target == null ? null : new Incoming(site, head, target);
  }

  private static boolean isContinue(String expected) {
    return "100-continue".equalsIgnoreCase(expected);
  }

  /** Tells whether the client waits for leave to send the body. */
  boolean waitsForLeave() {
    return head.headers().contains(HttpHeaderNames.EXPECT) && !isOld();
  }

  /** Adds a part of the body, or returns what to refuse the request with. */
  @Nullable Response take(HttpContent part) {
    var bytes = part.content();
    if (part.decoderResult().isFailure()) {
      return Problems.BAD_REQUEST;
    }
    if (!body.takes(bytes.readableBytes())) {
      return Problems.TOO_LARGE;
    }
    var account = site.counters().waitingBytes;
    if (bytes.isReadable()) {
      if (account.get() > site.sizes().waitingBytes()) {
        return Problems.BUSY;
      }
      body.add(bytes, account);
    }
    return null;
  }

  /** Makes the turn of the whole request. */
  Turn finish(Connection connection, Wire wire) {
    var request = request(site, head, target, body.whole(), wire);
    return new Turn(connection, request, !HttpUtil.isKeepAlive(head), isOld());
  }

  private static Request request(
      Site site, HttpRequest head, Target target, byte[] body, Wire wire) {
    var headers = new HeaderView(head.headers());
    var peer =
        ClientAddress.of(
            wire.peer(), headers.get("x-forwarded-for"), site.options().trustedProxies());
    return new Request(head.method().name(), target.path(), target.query(), headers, body, peer);
  }

  /** Gives the memory of the body back to the server's account. */
  void drop() {
    site.counters().waitingBytes.addAndGet(-body.size());
  }

  private boolean isOld() {
    return head.protocolVersion().equals(HttpVersion.HTTP_1_0);
  }
}
