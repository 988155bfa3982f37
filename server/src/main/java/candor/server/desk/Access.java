package candor.server.desk;

import candor.server.desk.Sessions.Look;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.settings.ApiToken;
import candor.server.settings.ApiTokens;
import candor.server.team.Journal;
import candor.server.team.Member;
import candor.server.team.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Knows who asks. Safe for use by many threads.
 *
 * <p>A browser signs in with a one-time link, as the operator or as a member, or with the admin
 * token, and then holds a session cookie; scripts send the admin token, or a named token of one
 * right. Only hashes are kept. Wrong tokens slow their sender down. What somebody may is said where
 * a route is added to {@link Guard}.
 */
public final class Access {

  /** Says when browsers may send the session cookie. */
  public enum Cookies {
    /** Also over plain HTTP, for a server on this machine. */
    ANY_SCHEME,
    /** Only over HTTPS, for a server behind TLS. */
    HTTPS_ONLY
  }

  private static final String SESSION = "candor_session";
  private static final String FORM = "candor_form";

  private final @Nullable Books books;
  private final Cookies cookies;
  private final Guesses guesses;
  private final FormTokens forms = new FormTokens();

  /**
   * Is what a guarded desk keeps.
   *
   * @param sessions the links and the signed-in browsers
   * @param adminHash the hash of the admin token, or null when there is none
   * @param tokens the named tokens
   * @param team the members
   * @param journal who changed what
   */
  record Books(
      Sessions sessions,
      @Nullable String adminHash,
      ApiTokens tokens,
      Team team,
      Journal journal) {}

  private Access(@Nullable Books books, Cookies cookies, Clock clock) {
    this.books = books;
    this.cookies = cookies;
    this.guesses = new Guesses(clock);
  }

  /**
   * Lets everybody on this machine in, for a demonstration on a loopback address.
   *
   * <p>Requests that name another host than this machine are refused, so that no page of another
   * site can reach the figures through a name that points here.
   *
   * @return the access
   */
  public static Access open() {
    return new Access(null, Cookies.ANY_SCHEME, Clock.systemUTC());
  }

  /**
   * Lets in who holds a sign-in link, the admin token or a session.
   *
   * @param directory where sign-ins, tokens, members and the journal are kept
   * @param adminToken the admin token, or null when there is none
   * @param cookies when browsers may send the session cookie
   * @param clock tells the time
   * @return the access
   * @throws IOException if one of the files cannot be read
   */
  public static Access guarded(
      Path directory, @Nullable String adminToken, Cookies cookies, Clock clock)
      throws IOException {
    String hash = adminToken == null || adminToken.isEmpty() ? null : Secret.hash(adminToken);
    var books =
        new Books(
            new Sessions(directory.resolve("signin.json"), clock),
            hash,
            ApiTokens.open(directory.resolve("tokens.json"), clock),
            Team.open(directory.resolve("members.json"), clock),
            Journal.open(directory.resolve("journal.jsonl"), clock));
    return new Access(books, cookies, clock);
  }

  /**
   * Makes a sign-in link for the operator that works once, for 24 hours. Only its hash is kept.
   *
   * @return the path and query to append to the server's address, as {@code /signin?token=…}; only
   *     {@code /} where everybody may see
   * @throws IOException if it cannot be written down
   */
  public String newSignInLink() throws IOException {
    return newSignInLink(SignInBook.OPERATOR);
  }

  /** Makes such a link for a member; one that it had before no longer opens. */
  String newSignInLink(String member) throws IOException {
    return books == null ? "/" : "/signin?token=" + books.sessions().newLink(member);
  }

  boolean isOpen() {
    return books == null;
  }

  /** Returns what a guarded desk keeps, or null where everybody may see. */
  @Nullable Books books() {
    return books;
  }

  /** Says who the browser that sent a request belongs to, as it is now. */
  Viewer viewer(Request request) {
    Viewer viewer = viewer(request, Look.BEGINS);
    if (books != null && viewer instanceof Viewer.OfTeam(Member member)) {
      books.team().seen(member);
    }
    return viewer;
  }

  /** Says who asked for what goes on: nothing is counted, and nobody is kept signed in by it. */
  Viewer stillViewing(Request request) {
    Viewer viewer = viewer(request, Look.GOES_ON);
    if (books == null || !(viewer instanceof Viewer.Nobody)) {
      return viewer;
    }
    String hash = Secret.hash(bearer(request));
    ApiToken token = books.tokens().find(hash);
    return isAdmin(hash)
        ? new Viewer.Operator()
        : token == null ? viewer : new Viewer.Script(token);
  }

  private Viewer viewer(Request request, Look look) {
    if (books == null) {
      return Viewer.isAtThisMachine(request) ? new Viewer.Operator() : new Viewer.Nobody();
    }
    String holder = books.sessions().holder(session(request), look);
    if (holder == null) {
      return new Viewer.Nobody();
    }
    if (holder.equals(SignInBook.OPERATOR)) {
      return new Viewer.Operator();
    }
    Member member = books.team().find(holder);
    return member == null ? new Viewer.Nobody() : new Viewer.OfTeam(member);
  }

  /** Says whether the browser that sent a request may see pages. */
  boolean admits(Request request) {
    return !(viewer(request) instanceof Viewer.Nobody);
  }

  /** Says who sent a request, by its cookie or by a token. */
  Entry entry(Request request) {
    Viewer viewer = viewer(request);
    if (!(viewer instanceof Viewer.Nobody)) {
      return new Entry.Admitted(viewer);
    }
    if (books == null) {
      return Entry.Refused.wrongHost();
    }
    String sent = bearer(request);
    if (sent.isEmpty()) {
      return Entry.Refused.unauthorized("Send a token as Authorization: Bearer TOKEN.");
    }
    String hash = Secret.hash(sent);
    boolean admin = isAdmin(hash);
    ApiToken token = books.tokens().find(hash);
    return switch (slowed(request, admin || token != null)) {
      case RIGHT ->
          admin || token == null
              ? new Entry.Admitted(new Viewer.Operator())
              : withRight(request, token, books.tokens());
      case WRONG -> Entry.Refused.unauthorized("The token opens nothing here.");
      case TOO_OFTEN -> new Entry.Refused(tooOften(request));
    };
  }

  private static String bearer(Request request) {
    String authorization = Objects.requireNonNullElse(request.header("authorization"), "");
    boolean told = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return told ? authorization.substring(7).strip() : "";
  }

  private boolean isAdmin(String hash) {
    String admin = books == null ? null : books.adminHash();
    return admin != null && Secret.same(hash, admin);
  }

  /** Lets a named token in where it reaches what was asked. */
  private static Entry withRight(Request request, ApiToken token, ApiTokens tokens) {
    var script = new Viewer.Script(token);
    if (!script.reaches(request)) {
      return Entry.Refused.beyondToken();
    }
    tokens.used(token.id());
    return new Entry.Admitted(script);
  }

  /** Names what became of a token. */
  enum Try {
    RIGHT,
    WRONG,
    TOO_OFTEN
  }

  /**
   * Is what became of a token or a link.
   *
   * @param outcome whether it was right
   * @param member whom it lets in
   */
  record Opened(Try outcome, String member) {}

  Opened tryToken(Request request, String token) {
    return new Opened(slowed(request, isAdmin(Secret.hash(token))), SignInBook.OPERATOR);
  }

  Opened tryLink(Request request, String token) {
    if (!guesses.wait(request.peer()).isZero()) {
      return new Opened(Try.TOO_OFTEN, "");
    }
    String member = books == null ? null : books.sessions().useLink(token);
    return new Opened(slowed(request, member != null), Objects.requireNonNullElse(member, ""));
  }

  private Try slowed(Request request, boolean right) {
    if (!guesses.wait(request.peer()).isZero()) {
      return Try.TOO_OFTEN;
    }
    if (right) {
      guesses.right(request.peer());
      return Try.RIGHT;
    }
    guesses.wrong(request.peer());
    return Try.WRONG;
  }

  long waitSeconds(Request request) {
    return guesses.wait(request.peer()).toSeconds() + 1;
  }

  /** Begins a session of a member or the operator; returns the field {@code Set-Cookie}. */
  String begin(String member) {
    String id = Objects.requireNonNull(books).sessions().begin(member);
    return cookie(SESSION, id, "Lax", 30L * 24 * 3600);
  }

  /** Ends the session of a request; returns the value of the field {@code Set-Cookie}. */
  String end(Request request) {
    String id = session(request);
    if (id != null && books != null) {
      books.sessions().end(id);
    }
    return cookie(SESSION, "", "Lax", 0);
  }

  String formCookie(String value) {
    return cookie(FORM, value, "Strict", 3600);
  }

  @Nullable String form(Request request) {
    return Cookie.of(request, FORM);
  }

  @Nullable String session(Request request) {
    return Cookie.of(request, SESSION);
  }

  FormTokens forms() {
    return forms;
  }

  private String cookie(String name, String value, String sameSite, long seconds) {
    return Cookie.field(name, value, sameSite, seconds)
        + (cookies == Cookies.HTTPS_ONLY ? "; Secure" : "");
  }

  private Response tooOften(Request request) {
    return Problem.of(429, "Too many wrong tokens", "Wait before the next try.")
        .response()
        .with("Retry-After", Long.toString(waitSeconds(request)));
  }
}
