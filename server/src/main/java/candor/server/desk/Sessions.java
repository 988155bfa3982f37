package candor.server.desk;

import candor.server.desk.SignInBook.Session;
import candor.server.desk.SignInBook.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

  /** More browsers than an operator has; the one that signed in first goes. */
  private static final int MOST_SESSIONS = 200;

  /** More browsers than a person has; the one of this member that signed in first goes. */
  private static final int MOST_OF_A_MEMBER = 10;

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

  /** Makes a link; of a member only the newest one opens, as only that was handed over. */
  String newLink(String member) throws IOException {
    String token = Secret.fresh();
    int most = member.equals(SignInBook.OPERATOR) ? MOST_LINKS : 1;
    synchronized (lock) {
      forget();
      var links = book.links();
      links.put(Secret.hash(token), new Ticket(clock.instant().plus(LINK_LASTS), member));
      keep(most, links, one -> one.member().equals(member));
      book.write(file);
    }
    return token;
  }

  /** Uses a one-time link up; returns whom it lets in, or null when it was not good. */
  @Nullable String useLink(String token) {
    synchronized (lock) {
      forget();
      Ticket ticket = book.links().remove(Secret.hash(token));
      if (ticket != null) {
        save();
      }
      return ticket == null ? null : ticket.member();
    }
  }

  /** Forgets the oldest of one holder, so that nobody's sign-ins push those of others out. */
  private static <T> void keep(int most, Map<String, T> all, Predicate<T> ofHolder) {
    long over = all.values().stream().filter(ofHolder).count() - most;
    var each = all.values().iterator();
    while (over > 0 && each.hasNext()) {
      if (ofHolder.test(each.next())) {
        each.remove();
        over--;
      }
    }
  }

  /** Signs a browser in; returns the value of its cookie. */
  String begin(String member) {
    String id = Secret.fresh();
    int most = member.equals(SignInBook.OPERATOR) ? MOST_SESSIONS : MOST_OF_A_MEMBER;
    synchronized (lock) {
      forget();
      var sessions = book.sessions();
      sessions.put(Secret.hash(id), new Session(clock.instant(), clock.instant(), member));
      keep(most, sessions, one -> one.member().equals(member));
      save();
    }
    return id;
  }

  /** Tells how a browser is met. */
  enum Look {
    /** Somebody looks at something, which keeps the browser signed in. */
    BEGINS,
    /** What was begun goes on by itself, which does not. */
    GOES_ON
  }

  /** Returns who signed in with a browser, or null when nobody did. */
  @Nullable String holder(@Nullable String id, Look look) {
    if (id == null) {
      return null;
    }
    synchronized (lock) {
      String hash = Secret.hash(id);
      var session = book.sessions().get(hash);
      Instant now = clock.instant();
      if (session == null || ended(session, now)) {
        return null;
      }
      if (look == Look.BEGINS && session.seen().plus(WRITE_EVERY).isBefore(now)) {
        book.sessions().put(hash, new Session(session.began(), now, session.member()));
        save();
      }
      return session.member();
    }
  }

  void end(String id) {
    synchronized (lock) {
      if (book.sessions().remove(Secret.hash(id)) != null) {
        save();
      }
    }
  }

  /** Ends everything that lets a member in. */
  void endAll(String member) {
    if (member.equals(SignInBook.OPERATOR)) {
      throw new IllegalArgumentException("the operator always has a way in");
    }
    synchronized (lock) {
      boolean some = book.links().values().removeIf(one -> one.member().equals(member));
      some |= book.sessions().values().removeIf(one -> one.member().equals(member));
      if (some) {
        save();
      }
    }
  }

  /** Counts the signed-in browsers by who signed in. */
  Map<String, Long> browsers() {
    synchronized (lock) {
      Instant now = clock.instant();
      return book.sessions().values().stream()
          .filter(session -> !ended(session, now))
          .collect(Collectors.groupingBy(Session::member, Collectors.counting()));
    }
  }

  private void forget() {
    Instant now = clock.instant();
    book.links().values().removeIf(one -> !one.ends().isAfter(now));
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
