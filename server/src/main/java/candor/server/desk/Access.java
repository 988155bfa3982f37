package candor.server.desk;

import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.settings.ApiToken;
import candor.server.settings.ApiTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see figures. Safe for use by many threads.
 *
 * <p>A browser signs in with a one-time link or the admin token and then holds a session cookie;
 * scripts send the admin token, or a named token of one right. Only hashes are kept. Wrong tokens
 * slow their sender down.
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

  private final @Nullable Sessions sessions;
  private final @Nullable String adminHash;
  private final @Nullable ApiTokens tokens;
  private final Cookies cookies;
  private final Guesses guesses;
  private final FormTokens forms = new FormTokens();

  private Access(
      @Nullable Sessions sessions,
      @Nullable String adminHash,
      @Nullable ApiTokens tokens,
      Cookies cookies,
      Clock clock) {
    this.sessions = sessions;
    this.adminHash = adminHash;
    this.tokens = tokens;
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
    return new Access(null, null, null, Cookies.ANY_SCHEME, Clock.systemUTC());
  }

  /**
   * Lets in who holds a sign-in link, the admin token or a session.
   *
   * @param directory where {@code signin.json} and {@code tokens.json} are kept
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
    return new Access(
        new Sessions(directory.resolve("signin.json"), clock),
        hash,
        ApiTokens.open(directory.resolve("tokens.json"), clock),
        cookies,
        clock);
  }

  /**
   * Makes a sign-in link that works once, for 24 hours. Only its hash is kept.
   *
   * @return the path and query to append to the server's address, as {@code /signin?token=…}; only
   *     {@code /} where everybody may see
   * @throws IOException if it cannot be written down
   */
  public String newSignInLink() throws IOException {
    return sessions == null ? "/" : "/signin?token=" + sessions.newLink();
  }

  boolean isOpen() {
    return sessions == null;
  }

  /** Says whether the browser that sent a request may see pages. */
  boolean admits(Request request) {
    return sessions == null ? namesThisMachine(request) : sessions.holds(session(request));
  }

  /** Returns why a request may not be answered with figures, or nothing. */
  Optional<Response> problem(Request request) {
    if (admits(request)) {
      return Optional.empty();
    }
    if (sessions == null) {
      return Optional.of(wrongHost());
    }
    String authorization = Objects.requireNonNullElse(request.header("authorization"), "");
    if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(unauthorized("Send a token as Authorization: Bearer TOKEN."));
    }
    String hash = Secret.hash(authorization.substring(7).strip());
    boolean admin = isAdmin(hash);
    ApiToken token = tokens == null ? null : tokens.find(hash);
    return switch (slowed(request, admin || token != null)) {
      case RIGHT -> admin || token == null ? Optional.empty() : beyond(request, token);
      case WRONG -> Optional.of(unauthorized("The token opens nothing here."));
      case TOO_OFTEN -> Optional.of(tooOften(request));
    };
  }

  private boolean isAdmin(String hash) {
    return adminHash != null && Secret.same(hash, adminHash);
  }

  /** Returns why a named token does not reach what was asked, or nothing. */
  private Optional<Response> beyond(Request request, ApiToken token) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    boolean reaches =
        switch (token.right()) {
          case FIGURES -> reads;
          case SYMBOLS -> SymbolsApi.isAddress(request.path());
        };
    String app = Objects.requireNonNullElse(request.parameter(":app"), "");
    if (!reaches || !token.opens(app)) {
      return Optional.of(
          Problem.of(
                  403,
                  "Beyond this token",
                  "A named token reads the figures of the apps that it was made for, or hands in"
                      + " their symbol files, and no more.")
              .response());
    }
    Objects.requireNonNull(tokens).used(token.id());
    return Optional.empty();
  }

  /** Returns the named tokens, or null where everybody may see. */
  @Nullable ApiTokens tokens() {
    return tokens;
  }

  /** Names what became of a token. */
  enum Try {
    RIGHT,
    WRONG,
    TOO_OFTEN
  }

  Try tryToken(Request request, String token) {
    return slowed(request, isAdmin(Secret.hash(token)));
  }

  Try tryLink(Request request, String token) {
    if (!guesses.wait(request.peer()).isZero()) {
      return Try.TOO_OFTEN;
    }
    return slowed(request, sessions != null && sessions.useLink(token));
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

  /** Begins a session; returns the value of the field {@code Set-Cookie}. */
  String begin() {
    return cookie(SESSION, Objects.requireNonNull(sessions).begin(), "Lax", 30L * 24 * 3600);
  }

  /** Ends the session of a request; returns the value of the field {@code Set-Cookie}. */
  String end(Request request) {
    String id = session(request);
    if (id != null && sessions != null) {
      sessions.end(id);
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
    String secure = cookies == Cookies.HTTPS_ONLY ? "; Secure" : "";
    return name
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite="
        + sameSite
        + "; Max-Age="
        + seconds
        + secure;
  }

  private static boolean namesThisMachine(Request request) {
    String host =
        Objects.requireNonNullElse(request.header("host"), "localhost").toLowerCase(Locale.ROOT);
    return host.replaceFirst(":\\d+$", "").matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  private static Response wrongHost() {
    return Problem.of(403, "Another host", "Without sign-in only this machine may be named.")
        .response();
  }

  private static Response unauthorized(String detail) {
    return Problem.of(401, "Not signed in", detail)
        .response()
        .with("WWW-Authenticate", "Bearer realm=\"candor\"");
  }

  private Response tooOften(Request request) {
    return Problem.of(429, "Too many wrong tokens", "Wait before the next try.")
        .response()
        .with("Retry-After", Long.toString(waitSeconds(request)));
  }
}
