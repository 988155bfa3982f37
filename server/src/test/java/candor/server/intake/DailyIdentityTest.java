package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps pseudonyms to one app and one day, and their salts from outliving it. */
@Tag("OSA-29")
final class DailyIdentityTest {

  private static final InetAddress HOME = Stand.address("192.0.2.7");
  private static final String AGENT = "Mozilla/5.0";

  @TempDir Path directory;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T23:59:59.999Z"));
  private DailyIdentity identity;

  @BeforeEach
  void openFirst() throws IOException {
    identity = open();
  }

  private DailyIdentity open() throws IOException {
    InstantSource source = now::get;
    return DailyIdentity.open(directory, source.withZone(ZoneOffset.UTC), new SecureRandom());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPersonIsTheSameAllDayAndAnotherTheNext() {
    String first = identity.pseudonym("a", HOME, AGENT);
    assertEquals(first, identity.pseudonym("a", HOME, AGENT));
    assertTrue(first.matches("[0-9a-f]{32}"));

    now.set(Instant.parse("2026-11-23T00:00:00Z"));
    assertNotEquals(first, identity.pseudonym("a", HOME, AGENT));
  }

  @Test
  void otherAppsAddressesAndAgentsAreOthers() {
    String first = identity.pseudonym("a", HOME, AGENT);
    assertNotEquals(first, identity.pseudonym("b", HOME, AGENT));
    assertNotEquals(first, identity.pseudonym("a", Stand.address("192.0.2.8"), AGENT));
    assertNotEquals(first, identity.pseudonym("a", HOME, null));
  }

  @Test
  void theHalfOfAnAddressThatDevicesChangeDoesNotCount() {
    String first = identity.pseudonym("a", Stand.address("2001:db8::1"), AGENT);
    assertEquals(first, identity.pseudonym("a", Stand.address("2001:db8::ffff:1"), AGENT));
    assertNotEquals(first, identity.pseudonym("a", Stand.address("2001:db8:0:1::1"), AGENT));
  }

  @Test
  void aRestartWithinTheDayCountsRight() throws IOException {
    String first = identity.pseudonym("a", HOME, AGENT);
    assertEquals(first, open().pseudonym("a", HOME, AGENT));
  }

  @Test
  @Tag("OSA-30")
  void theSaltOfAPastDayIsDestroyed() throws IOException {
    identity.pseudonym("a", HOME, AGENT);
    assertEquals(List.of("salts-2026-11-22"), files());

    now.set(Instant.parse("2026-11-23T00:00:00Z"));
    assertTrue(identity.rotate());
    assertEquals(List.of(), files());
    assertFalse(identity.rotate());
  }

  @Test
  void aRestartOnAnotherDayDestroysWhatWasLeft() throws IOException {
    identity.pseudonym("a", HOME, AGENT);
    now.set(Instant.parse("2026-11-25T12:00:00Z"));
    open();
    assertEquals(List.of(), files());
  }

  @Test
  void aClockThatStepsBackChangesNothing() {
    now.set(Instant.parse("2026-11-23T00:00:00.100Z"));
    String first = identity.pseudonym("a", HOME, AGENT);
    now.set(Instant.parse("2026-11-22T23:59:59.900Z"));
    assertEquals(first, identity.pseudonym("a", HOME, AGENT));
  }

  @Test
  void theFileOfADayIsNeverReplacedSoThatNothingOfItIsLeftBehind() throws IOException {
    identity.pseudonym("a", HOME, AGENT);
    Object first = fileKey();
    identity.pseudonym("b", HOME, AGENT);

    assertEquals(first, fileKey());
  }

  private Object fileKey() throws IOException {
    Path file = directory.resolve("salts-2026-11-22");
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void aSaltCutByAPowerLossSpoilsNoOther() throws IOException {
    String whole = identity.pseudonym("a", HOME, AGENT);
    Path file = directory.resolve("salts-2026-11-22");
    Files.writeString(file, "\nb 12ab", StandardOpenOption.APPEND);

    identity = open();
    String fresh = identity.pseudonym("b", HOME, AGENT);

    assertEquals(whole, open().pseudonym("a", HOME, AGENT));
    assertEquals(fresh, open().pseudonym("b", HOME, AGENT));
  }

  @Test
  void onlyTheOwnerReadsTheSalts() throws IOException {
    identity.pseudonym("a", HOME, AGENT);
    var permissions = Files.getPosixFilePermissions(directory.resolve("salts-2026-11-22"));
    assertEquals("rw-------", PosixFilePermissions.toString(permissions));
  }
}
