package candor.server.registry;

import candor.server.registry.Registry.Keys;
import java.util.random.RandomGenerator;

/**
 * Makes the keys of one app, each in the form that the clients of its dialect insist on.
 *
 * <p>The keys ship inside apps and are no secrets; they are long so that nobody hits another app's
 * key by chance or by trying.
 */
final class KeyMaker {

  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;

  KeyMaker(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Makes new keys.
   *
   * @param project the project number of the DSN, unique on this server
   */
  Keys make(long project) {
    return new Keys(
        "cn_" + some(ALPHANUMERIC, 32),
        // Only the region SH makes Aptabase clients use the host they are told, and they check
        // that ten digits follow.
        "A-SH-" + some(DIGITS, 10),
        "phc_" + some(ALPHANUMERIC, 43),
        some(HEX, 32),
        project,
        "cu_" + some(ALPHANUMERIC, 32));
  }

  private String some(String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
