package candor.server.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Derives pseudonyms that last one UTC day. Safe for use by many threads.
 *
 * <p>A pseudonym is a hash of the sender's network and user agent under a random salt of the app
 * and the day. The salt is written down, readable by its owner only, so that a restart within the
 * day counts right; when the day has passed it is overwritten and deleted, and nobody can derive or
 * check a pseudonym of that day any more. The day is that of receipt. Call {@link #rotate} at least
 * once a minute, so that salts die on time also when nothing comes.
 */
public final class DailyIdentity {

  private static final System.Logger LOG = System.getLogger(DailyIdentity.class.getName());

  /** As long as the digest: guessing the salt is then no easier than guessing the digest. */
  static final int SALT_BYTES = 32;

  /** 128 bits: among a million people a day two share one by chance once in 10^26 days. */
  private static final int PSEUDONYM_BYTES = 16;

  private final SaltFile file;
  private final Clock clock;
  private final RandomGenerator random;
  private final Object lock = new Object();
  private final Map<String, byte[]> salts = new HashMap<>();
  private LocalDate day;

  private DailyIdentity(SaltFile file, Clock clock, RandomGenerator random) {
    this.file = file;
    this.clock = clock;
    this.random = random;
    this.day = today();
  }

  /**
   * Opens the salts of today and destroys those of other days.
   *
   * @param directory where the salts are kept; created if missing
   * @param clock tells the day
   * @param random makes salts; must be a secure source in production
   * @return the identity
   * @throws IOException if the directory cannot be read or written
   */
  public static DailyIdentity open(Path directory, Clock clock, RandomGenerator random)
      throws IOException {
    var identity = new DailyIdentity(new SaltFile(directory), clock, random);
    identity.file.destroyOthers(identity.day);
    identity.salts.putAll(identity.file.read(identity.day));
    return identity;
  }

  /**
   * Destroys the salts of past days.
   *
   * @return whether a day had passed
   */
  public boolean rotate() {
    synchronized (lock) {
      LocalDate now = today();
      if (!now.isAfter(day)) {
        return false;
      }
      day = now;
      salts.values().forEach(salt -> Arrays.fill(salt, (byte) 0));
      salts.clear();
      try {
        file.destroyOthers(now);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.ERROR, "the salts of a past day could not be destroyed", e);
      }
      return true;
    }
  }

  /**
   * Derives today's pseudonym of a sender.
   *
   * @param app the app's id; the same sender has unrelated pseudonyms in other apps
   * @param peer where the request came from; used here and forgotten
   * @param userAgent the request's user agent, or null; used here and forgotten
   * @return 32 hex digits
   */
  String pseudonym(String app, InetAddress peer, @Nullable String userAgent) {
    byte[] network = Network.of(peer);
    byte[] agent = (userAgent == null ? "" : userAgent).getBytes(StandardCharsets.UTF_8);
    byte[] digest;
    synchronized (lock) {
      rotate();
      var sha = sha256();
      sha.update(salt(app));
      sha.update((byte) network.length);
      sha.update(network);
      digest = sha.digest(agent);
    }
    return HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
  }

  /** Makes a digest of what a request told, under the secret from which pseudonyms are made. */
  byte[] digest(String app, byte[] told) {
    var sha = sha256();
    synchronized (lock) {
      rotate();
      sha.update(salt(app));
    }
    // Where a pseudonym has the length of a network, which is never 0.
    sha.update((byte) 0);
    return sha.digest(told);
  }

  private byte[] salt(String app) {
    byte[] known = salts.get(app);
    if (known != null) {
      return known;
    }
    byte[] fresh = new byte[SALT_BYTES];
    random.nextBytes(fresh);
    salts.put(app, fresh);
    try {
      file.add(day, app, fresh);
    } catch (IOException e) {
      // Counting goes on: only a restart today would count its people twice.
      LOG.log(System.Logger.Level.WARNING, "today's salts could not be written down", e);
    }
    return fresh;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
