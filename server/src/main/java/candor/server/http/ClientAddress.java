package candor.server.http;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which address a request comes from. */
final class ClientAddress {

  private ClientAddress() {}

  /**
   * Walks the forwarding chain from the right for as long as the reporter is trusted. A hop that is
   * no address ends the walk: what lies left of it may be forged.
   */
  static InetAddress of(InetAddress socket, @Nullable String forwardedFor, List<Cidr> trusted) {
    if (forwardedFor == null || !isTrusted(socket, trusted)) {
      return socket;
    }
    var believed = socket;
    var end = forwardedFor.length();
    while (end >= 0) {
      var comma = forwardedFor.lastIndexOf(',', end - 1);
      var hop = hop(forwardedFor.substring(comma + 1, end).strip());
      if (hop == null) {
        return believed;
      }
      believed = hop;
      if (!isTrusted(hop, trusted)) {
        return hop;
      }
      end = comma;
    }
    return believed;
  }

  private static boolean isTrusted(InetAddress address, List<Cidr> trusted) {
    for (var range : trusted) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Reads an address with or without a port: 1.2.3.4, 1.2.3.4:5, ::1, [::1], [::1]:5. */
  private static @Nullable InetAddress hop(String text) {
    if (text.startsWith("[")) {
      var bracket = text.indexOf(']');
      return bracket < 0 ? null : Cidr.literal(text.substring(1, bracket));
    }
    var colon = text.indexOf(':');
    var isIpv4WithPort = colon >= 0 && colon == text.lastIndexOf(':');
    return Cidr.literal(isIpv4WithPort ? text.substring(0, colon) : text);
  }
}
