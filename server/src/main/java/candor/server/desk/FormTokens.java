package candor.server.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ties each form to the browser it was made for, so that no other site can send it. Safe for use by
 * many threads.
 *
 * <p>The key lives in memory: a form that was open while the server restarted has to be opened
 * again. Every token begins with its own chance, so that no two pages share one and compression of
 * a page tells nothing about it.
 */
final class FormTokens {

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key = Secret.freshBytes();

  /** Makes a token for the browser that holds a cookie. */
  String of(String cookie) {
    String chance = Secret.fresh();
    return chance + "." + mark(chance, cookie);
  }

  boolean fits(@Nullable String token, @Nullable String cookie) {
    if (token == null || cookie == null) {
      return false;
    }
    int dot = token.indexOf('.');
    return dot > 0 && Secret.same(token.substring(dot + 1), mark(token.substring(0, dot), cookie));
  }

  private String mark(String chance, String cookie) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Secret.text(mac.doFinal((chance + "." + cookie).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
