package candor.sdk;

import java.net.URI;
import java.util.Map;

/** Reads key and address from variables of the environment. Stateless. */
final class FromEnvironment {

  private static final String ENDPOINT = "CANDOR_ENDPOINT";
  private static final String KEY = "CANDOR_KEY";

  private FromEnvironment() {}

  static Options read(Map<String, String> variables) {
    var options = Options.withKey(variables.getOrDefault(KEY, ""));
    var address = variables.getOrDefault(ENDPOINT, "").strip();
    return address.isEmpty() ? options : options.endpoint(address(address));
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ENDPOINT + " must be an address, such as https://…", e);
    }
  }
}
