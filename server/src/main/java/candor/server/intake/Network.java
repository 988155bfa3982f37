package candor.server.intake;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Says which part of an address tells one household from another: all of IPv4, the first 64 bits of
 * IPv6, whose other half devices change by themselves during the day.
 */
final class Network {

  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {}

  static byte[] of(InetAddress peer) {
    byte[] address = peer.getAddress();
    return peer instanceof Inet6Address ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address;
  }
}
