package candor.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** Judges the head of a request before anything else looks at it. */
final class Framing {

  private Framing() {}

  /** Returns what to refuse the request with, or null when its head is sound. */
  static @Nullable Response refusal(HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      return ofCause(head.decoderResult().cause());
    }
    var version = head.protocolVersion();
    var isOld = version.equals(HttpVersion.HTTP_1_0);
    if (!isOld && !version.equals(HttpVersion.HTTP_1_1)) {
      return Problems.VERSION;
    }
    if (!isMethod(head.method().name()) || !hasOneHost(head, isOld)) {
      return Problems.BAD_REQUEST;
    }
    return coding(head, isOld);
  }

  private static Response ofCause(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Problems.URI_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException
        ? Problems.HEADER_TOO_LARGE
        : Problems.BAD_REQUEST;
  }

  private static boolean isMethod(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 'A' || name.charAt(i) > 'Z') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean hasOneHost(HttpRequest head, boolean isOld) {
    var hosts = head.headers().valueStringIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return isOld;
    }
    hosts.next();
    return !hosts.hasNext();
  }

  private static @Nullable Response coding(HttpRequest head, boolean isOld) {
    var codings = head.headers().valueStringIterator(HttpHeaderNames.TRANSFER_ENCODING);
    if (!codings.hasNext()) {
      return null;
    }
    // A second coding, a second field or an old version: nobody sends these, but smugglers do.
    if (isOld || head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return Problems.BAD_REQUEST;
    }
    var isChunked = "chunked".equalsIgnoreCase(codings.next());
    return isChunked && !codings.hasNext() ? null : Problems.NO_SUCH_CODING;
  }
}
