package candor.server.desk;

import candor.server.http.Request;
import candor.server.settings.ApiToken;
import candor.server.team.Member;
import candor.server.team.Need;
import java.util.Locale;
import java.util.Objects;

/** Is who asks, as far as the desk knows. Immutable; made anew for every request. */
sealed interface Viewer {

  /** Whoever did not sign in; may nothing and sees no app. */
  record Nobody() implements Viewer {}

  /** Who runs the server: holds the admin token or the link that it prints, or sits at it. */
  record Operator() implements Viewer {}

  /** A member who signed in. */
  record OfTeam(Member member) implements Viewer {}

  /** A script with a named token, which was let in for this one request. */
  record Script(ApiToken token) implements Viewer {

    /** Says whether its right reaches what was asked. */
    boolean reaches(Request request) {
      boolean right =
          switch (token.right()) {
            case FIGURES -> request.method().equals("GET") || request.method().equals("HEAD");
            case SYMBOLS -> SymbolsApi.isAddress(request.path());
          };
      return right && token.opens(Objects.requireNonNullElse(request.parameter(":app"), ""));
    }
  }

  /** Says whether a request names this machine, as those do that were made at it. */
  static boolean isAtThisMachine(Request request) {
    String host =
        Objects.requireNonNullElse(request.header("host"), "localhost").toLowerCase(Locale.ROOT);
    return host.replaceFirst(":\\d+$", "").matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  /** Says whether it may have what needs this. */
  default boolean may(Need need) {
    return switch (this) {
      case Nobody() -> false;
      case Operator() -> true;
      case OfTeam(Member member) -> member.role().may(need);
      // A token has rights of its own, which decided before this request was let in.
      case Script _ -> true;
    };
  }

  /** Says whether there is an app for it. */
  default boolean sees(String app) {
    return switch (this) {
      case Nobody() -> false;
      case Operator() -> true;
      case OfTeam(Member member) -> member.reach().covers(app);
      case Script(ApiToken token) -> token.opens(app);
    };
  }

  /** Names it for people and for the journal. */
  default String name() {
    return switch (this) {
      case Nobody() -> "nobody";
      case Operator() -> "operator";
      case OfTeam(Member member) -> member.name();
      case Script _ -> "a named token";
    };
  }
}
