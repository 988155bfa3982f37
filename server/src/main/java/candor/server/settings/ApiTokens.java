package candor.server.settings;

import candor.server.registry.DurableFile;
import candor.server.settings.TokensFile.Kept;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Knows the named tokens of the statistics API by their hashes. Safe for use by many threads;
 * lookups take no lock.
 *
 * <p>Of use only the day is kept: who asked when is nobody's business. It is written at most once a
 * day for a token.
 */
public final class ApiTokens {

  private static final Logger LOG = System.getLogger("candor.server.settings");

  /** One for each script of a team; every request is compared with all of them. */
  private static final int MOST_TOKENS = 100;

  private final Path file;
  private final Clock clock;

  /** Held over the writing: tokens are made by hand, and used ones write once a day. */
  private final Object writing = new Object();

  private volatile List<Kept> kept;

  private ApiTokens(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.kept = TokensFile.read(file);
  }

  /**
   * Opens the tokens of a file, which need not exist yet.
   *
   * @param file the file
   * @param clock tells the day
   * @return the tokens
   * @throws IOException if it cannot be read or is damaged; the message names it
   */
  public static ApiTokens open(Path file, Clock clock) throws IOException {
    return new ApiTokens(file, clock);
  }

  /**
   * Returns all tokens in the order in which they were made.
   *
   * @return a copy
   */
  public List<ApiToken> all() {
    return kept.stream().map(Kept::token).toList();
  }

  /**
   * Keeps a token. Durable on return.
   *
   * @param name what its owner calls it
   * @param app the app that it opens, or empty for all
   * @param right what it opens there
   * @param hash the hash of the token, which must be as long as its chance
   * @return the token as it is kept
   * @throws IOException if it cannot be written, or there are too many
   */
  public ApiToken add(String name, String app, ApiToken.Right right, String hash)
      throws IOException {
    var token = new ApiToken(UUID.randomUUID().toString(), name, app, right, today(), null);
    synchronized (writing) {
      if (kept.size() >= MOST_TOKENS) {
        throw new IOException(
            "there are " + MOST_TOKENS + " tokens already; revoke one that nobody uses");
      }
      var next = new ArrayList<>(kept);
      next.add(new Kept(token, hash));
      write(next);
    }
    return token;
  }

  /**
   * Forgets a token; from then on it opens nothing. Durable on return.
   *
   * @param id its id
   * @throws IOException if it cannot be written; then it goes on to open
   */
  public void revoke(String id) throws IOException {
    synchronized (writing) {
      var next = new ArrayList<>(kept);
      if (next.removeIf(one -> one.token().id().equals(id))) {
        write(next);
      }
    }
  }

  /**
   * Finds a token, in a time that does not depend on how much of a hash is right.
   *
   * @param hash the hash of what was sent
   * @return the token, or null when there is none
   */
  public @Nullable ApiToken find(String hash) {
    byte[] sought = hash.getBytes(StandardCharsets.UTF_8);
    ApiToken found = null;
    for (Kept one : kept) {
      // No early end: the time must not tell which token, or whether any, was hit.
      if (MessageDigest.isEqual(sought, one.hash().getBytes(StandardCharsets.UTF_8))) {
        found = one.token();
      }
    }
    return found;
  }

  /**
   * Notes that a token opened something today.
   *
   * @param id its id
   */
  public void used(String id) {
    LocalDate today = today();
    if (kept.stream().anyMatch(one -> isOlder(one.token(), id, today))) {
      synchronized (writing) {
        try {
          write(kept.stream().map(one -> one.used(id, today)).toList());
        } catch (IOException e) {
          // The figures are due all the same; only the day of the last use stays old.
          LOG.log(Level.WARNING, "the last use of a token cannot be written", e);
        }
      }
    }
  }

  private static boolean isOlder(ApiToken token, String id, LocalDate today) {
    return token.id().equals(id) && !today.equals(token.used());
  }

  private void write(List<Kept> next) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      DurableFile.createDirectories(parent);
    }
    DurableFile.replace(file, TokensFile.bytes(next));
    kept = List.copyOf(next);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
