package candor.server.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Is a range of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * <p>An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1}) counts as the IPv4 address.
 *
 * @param network an address of the range
 * @param bits how many leading bits an address shares with it to be inside
 */
public record Cidr(InetAddress network, int bits) {

  /** Checks that the bits fit the kind of address. */
  public Cidr {
    var most = network.getAddress().length * Byte.SIZE;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("bits must be 0 to " + most + ", was " + bits);
    }
  }

  /**
   * Reads a range; a single address is a range of one. Never asks a name server.
   *
   * @param text the range as the operator wrote it
   * @return the range
   * @throws IllegalArgumentException if the text is no range, naming it
   */
  public static Cidr parse(String text) {
    var slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("range must be like 10.0.0.0/8, was " + text);
    }
    if (slash < 0) {
      return new Cidr(address, address.getAddress().length * Byte.SIZE);
    }
    try {
      return new Cidr(address, Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("range must end in a number of bits, was " + text, e);
    }
  }

  /**
   * Tells whether an address is inside.
   *
   * @param address the address
   * @return true when it is of the same kind and shares the leading bits
   */
  public boolean contains(InetAddress address) {
    var ours = network.getAddress();
    var theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    var whole = bits / Byte.SIZE;
    for (var i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    var mask = 0xFF00 >> (bits % Byte.SIZE) & 0xFF;
    return mask == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
  }

  static @Nullable InetAddress literal(String text) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return null;
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("an address of 4 or 16 bytes", e);
    }
  }
}
