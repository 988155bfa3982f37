package candor.server.desk;

import candor.server.desk.SignInBook.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Knows one-time links and signed-in browsers, over restarts. Safe for use by many threads; the
 * file is written under the lock, at most once an hour for a browser that only looks.
 */
final class Sessions {

  /** A link is opened on the day it is printed, or another one is made. */
  private static final Duration LINK_LASTS = Duration.ofHours(24);

  /** Whoever looks once a week stays signed in. */
  private static final Duration IDLE = Duration.ofDays(7);

  /** A month after signing in, a lost device is out by itself. */
  private static final Duration ABSOLUTE = Duration.ofDays(30);

  /** More browsers than a team has; the one that signed in first goes. */
  private static final int MOST_SESSIONS = 200;

  /** Every start of the server makes a link; old ones beyond this no longer open. */
  private static final int MOST_LINKS = 20;

  private static final Duration WRITE_EVERY = Duration.ofHours(1);

  private final Path file;
  private final Clock clock;
  private final Object lock = new Object();
  private final SignInBook book;

  Sessions(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.book = SignInBook.read(file);
  }

  String newLink() throws IOException {
    String token = Secret.fresh();
    synchronized (lock) {
      forget();
      book.links().put(Secret.hash(token), clock.instant().plus(LINK_LASTS));
      if (book.links().size() > MOST_LINKS) {
        book.links().remove(book.links().keySet().iterator().next());
      }
      book.write(file);
    }
    return token;
  }

  /** Uses a one-time link up; says whether it was good. */
  boolean useLink(String token) {
    synchronized (lock) {
      forget();
      boolean good = book.links().remove(Secret.hash(token)) != null;
      if (good) {
        save();
      }
      return good;
    }
  }

  /** Signs a browser in; returns the value of its cookie. */
  String begin() {
    String id = Secret.fresh();
    synchronized (lock) {
      forget();
      book.sessions().put(Secret.hash(id), new Session(clock.instant(), clock.instant()));
      if (book.sessions().size() > MOST_SESSIONS) {
        book.sessions().remove(book.sessions().keySet().iterator().next());
      }
      save();
    }
    return id;
  }

  boolean holds(@Nullable String id) {
    if (id == null) {
      return false;
    }
    synchronized (lock) {
      String hash = Secret.hash(id);
      var session = book.sessions().get(hash);
      Instant now = clock.instant();
      if (session == null || ended(session, now)) {
        return false;
      }
      if (session.seen().plus(WRITE_EVERY).isBefore(now)) {
        book.sessions().put(hash, new Session(session.began(), now));
        save();
      }
      return true;
    }
  }

  void end(String id) {
    synchronized (lock) {
      if (book.sessions().remove(Secret.hash(id)) != null) {
        save();
      }
    }
  }

  private void forget() {
    Instant now = clock.instant();
    book.links().values().removeIf(ends -> !ends.isAfter(now));
    book.sessions().values().removeIf(session -> ended(session, now));
  }

  private static boolean ended(Session session, Instant now) {
    return !session.seen().plus(IDLE).isAfter(now) || !session.began().plus(ABSOLUTE).isAfter(now);
  }

  /** A sign-in that is not remembered must not seem to work, so the request fails instead. */
  private void save() {
    try {
      book.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the sign-ins cannot be written", e);
    }
  }
}
