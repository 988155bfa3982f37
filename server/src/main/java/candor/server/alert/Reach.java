package candor.server.alert;

import candor.server.http.Cidr;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which addresses a webhook may be sent to: public ones, and what the operator allowed.
 * Whoever can set a webhook must not thereby reach what only this machine can.
 *
 * @param allowed networks that the operator allowed beside
 */
public record Reach(List<Cidr> allowed) {

  /** What is no public unicast address of version 4 (RFC 6890), and where clouds keep secrets. */
  private static final List<Cidr> CLOSED_4 =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "168.63.129.16/32",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3")
          .map(Cidr::parse)
          .toList();

  /** All public unicast addresses of version 6; loopback, local and mapped ones lie outside. */
  private static final Cidr OPEN_6 = Cidr.parse("2000::/3");

  /** What lies within them but carries another address inside, or is for documents. */
  private static final List<Cidr> CLOSED_6 =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Cidr::parse).toList();

  /** Copies the list. */
  public Reach {
    allowed = List.copyOf(allowed);
  }

  /**
   * Says whether an address may be reached.
   *
   * @param address the address, as a name was resolved to
   * @return whether it may
   */
  public boolean admits(InetAddress address) {
    return isIn(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? OPEN_6.contains(address) && !isIn(CLOSED_6, address)
        : !isIn(CLOSED_4, address);
  }

  private static boolean isIn(List<Cidr> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
