package candor.server.alert;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted, so that its receiver can tell who sent it, and when.
 *
 * @param secret what this server and the receiver share
 */
record Signature(String secret) {

  static final String HEADER = "Candor-Signature";

  /** The secret must not get into a log by chance. */
  @Override
  public String toString() {
    return "signature";
  }

  /** Signs the time and the body together, so that neither can be exchanged. */
  String of(Instant at, byte[] body) {
    String time = Long.toString(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError("every Java platform has HmacSHA256, which takes any key", e);
    }
  }
}
