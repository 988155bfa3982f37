package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Request;
import candor.server.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("T08")
@Tag("T09")
final class AccessTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path directory;

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private Access access(String instant) throws Exception {
    return Access.guarded(directory, "right-token", Access.Cookies.ANY_SCHEME, at(instant));
  }

  private static Request request(Map<String, String> headers, InetAddress peer) {
    return new Request("GET", "/", Map.of(), headers, new byte[0], peer);
  }

  private static Request cookie(String setCookie) {
    return request(Map.of("cookie", setCookie.substring(0, setCookie.indexOf(';'))), HERE);
  }

  private static boolean lets(Access access, Request request) {
    return access.entry(request) instanceof Entry.Admitted;
  }

  private static Response refusal(Access access, Request request) {
    return ((Entry.Refused) access.entry(request)).response();
  }

  private static String token(String link) {
    return link.substring("/signin?token=".length());
  }

  @Test
  void withoutATokenNothingIsTold() throws Exception {
    var refusal = refusal(access("2026-11-24T12:00:00Z"), request(Map.of(), HERE));
    assertEquals(401, refusal.status());
    assertEquals("Bearer realm=\"candor\"", refusal.headers().get("WWW-Authenticate"));
  }

  @Test
  void theAdminTokenOpens() throws Exception {
    var request = request(Map.of("authorization", "Bearer right-token"), HERE);
    assertTrue(lets(access("2026-11-24T12:00:00Z"), request));
  }

  @Test
  void aLinkWorksOnce() throws Exception {
    var access = access("2026-11-24T12:00:00Z");
    String token = token(access.newSignInLink());
    assertEquals(Access.Try.RIGHT, access.tryLink(request(Map.of(), HERE), token).outcome());
    assertEquals(Access.Try.WRONG, access.tryLink(request(Map.of(), HERE), token).outcome());
  }

  @Test
  void aLinkEndsAfterADay() throws Exception {
    String token = token(access("2026-11-24T12:00:00Z").newSignInLink());
    var later = access("2026-11-25T12:00:00Z");
    assertEquals(Access.Try.WRONG, later.tryLink(request(Map.of(), HERE), token).outcome());
  }

  @Test
  void onlyHashesAreWrittenDownAndOnlyTheOwnerReadsThem() throws Exception {
    var access = access("2026-11-24T12:00:00Z");
    String token = token(access.newSignInLink());
    String session = access.begin(SignInBook.OPERATOR).replaceFirst("^.*?=(.*?);.*$", "$1");
    String file = Files.readString(directory.resolve("signin.json"));
    assertFalse(file.contains(token) || file.contains(session));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("signin.json"))));
  }

  @Test
  void aSessionSurvivesARestartAndEndsWhenIdleOrOld() throws Exception {
    var request = cookie(access("2026-11-01T12:00:00Z").begin(SignInBook.OPERATOR));
    assertTrue(access("2026-11-07T12:00:00Z").admits(request));
    assertTrue(access("2026-11-13T12:00:00Z").admits(request));
    assertTrue(access("2026-11-19T12:00:00Z").admits(request));
    assertTrue(access("2026-11-25T12:00:00Z").admits(request));
    assertFalse(access("2026-12-01T12:00:01Z").admits(request), "30 days are the most");
    var idle = cookie(access("2026-11-01T12:00:00Z").begin(SignInBook.OPERATOR));
    assertFalse(access("2026-11-08T12:00:01Z").admits(idle), "7 idle days are the most");
  }

  @Test
  void whatIsKeptOfTimesBeforeThereWereMembersIsTheOperators() throws Exception {
    long now = Instant.parse("2026-11-24T12:00:00Z").getEpochSecond();
    Files.writeString(
        directory.resolve("signin.json"),
        "{\"links\":{\"%s\":%d},\"sessions\":{\"%s\":{\"began\":%d,\"seen\":%d}}}"
            .formatted(Secret.hash("link"), now + 60, Secret.hash("browser"), now, now));

    var access = access("2026-11-24T12:00:00Z");

    var browser = request(Map.of("cookie", "candor_session=browser"), HERE);
    assertEquals(new Viewer.Operator(), access.viewer(browser));
    var opened = access.tryLink(request(Map.of(), HERE), "link");
    assertEquals(new Access.Opened(Access.Try.RIGHT, SignInBook.OPERATOR), opened);
  }

  @Test
  void nobodysSignInsPushThoseOfOthersOut() throws Exception {
    var access = access("2026-11-24T12:00:00Z");
    var operator = cookie(access.begin(SignInBook.OPERATOR));
    var first = cookie(access.begin("a member"));
    for (int i = 0; i < 10; i++) {
      access.begin("a member");
    }
    var books = Objects.requireNonNull(access.books());
    assertEquals(Map.of("", 1L, "a member", 10L), books.sessions().browsers());
    assertTrue(access.admits(operator));
    assertFalse(access.admits(first));
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    var access = access("2026-11-24T12:00:00Z");
    var request = cookie(access.begin(SignInBook.OPERATOR));
    assertTrue(access.end(request).contains("Max-Age=0"));
    assertFalse(access.admits(request));
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    String cookie = access("2026-11-24T12:00:00Z").begin(SignInBook.OPERATOR);
    assertTrue(cookie.contains("; HttpOnly; SameSite=Lax"), cookie);
    assertFalse(cookie.contains("Secure"));
    var https = Access.guarded(directory, null, Access.Cookies.HTTPS_ONLY, Clock.systemUTC());
    assertTrue(https.begin(SignInBook.OPERATOR).endsWith("; Secure"));
  }

  @Test
  void guessingIsSlowedForTheGuesserAlone() throws Exception {
    var access = access("2026-11-24T12:00:00Z");
    var wrong = Map.of("authorization", "Bearer wrong");
    var right = Map.of("authorization", "Bearer right-token");
    for (int i = 0; i < 5; i++) {
      assertEquals(401, refusal(access, request(wrong, HERE)).status());
    }
    var refusal = refusal(access, request(right, HERE));
    assertEquals(429, refusal.status());
    assertEquals("2", refusal.headers().get("Retry-After"));
    var other = InetAddress.getByName("192.0.2.7");
    assertTrue(lets(access, request(right, other)));
  }

  @Test
  void theWaitDoublesUpToAMinuteAndIsForgotten() throws Exception {
    var guesses = new Guesses(at("2026-11-24T12:00:00Z"));
    for (int i = 0; i < 7; i++) {
      guesses.wrong(HERE);
    }
    assertEquals(Duration.ofSeconds(4), guesses.wait(HERE));
    for (int i = 0; i < 50; i++) {
      guesses.wrong(HERE);
    }
    assertEquals(Duration.ofMinutes(1), guesses.wait(HERE));
    guesses.right(HERE);
    assertEquals(Duration.ZERO, guesses.wait(HERE));
  }

  @Test
  void withoutSignInOnlyThisMachineMayBeNamed() {
    var access = Access.open();
    assertTrue(access.admits(request(Map.of("host", "127.0.0.1:8787"), HERE)));
    assertTrue(access.admits(request(Map.of("host", "localhost:8787"), HERE)));
    assertTrue(access.admits(request(Map.of("host", "[::1]:8787"), HERE)));
    assertFalse(access.admits(request(Map.of("host", "rebound.example"), HERE)));
  }

  @Test
  void aDamagedFileOfSignInsIsNamed() throws Exception {
    for (String damaged :
        List.of("[]", "{\"links\":{\"a\":9223372036854775807}}", "{\"team\":{\"a\":{}}}")) {
      Files.writeString(directory.resolve("signin.json"), damaged);
      var e = assertThrows(IOException.class, () -> access("2026-11-24T12:00:00Z"), damaged);
      assertTrue(String.valueOf(e.getMessage()).contains("signin.json"), e.getMessage());
    }
  }

  @Test
  void theOperatorIsNeverSignedOutForAMember() throws Exception {
    var sessions = Objects.requireNonNull(access("2026-11-24T12:00:00Z").books()).sessions();
    assertThrows(IllegalArgumentException.class, () -> sessions.endAll(SignInBook.OPERATOR));
  }
}
