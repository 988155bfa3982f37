package candor.server.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final Reach ALL = new Reach.All();

  @TempDir Path data;
  private Path file = Path.of("members.json");

  @BeforeEach
  void name() {
    file = data.resolve("members.json");
  }

  private Team team() throws IOException {
    return Team.open(file, NOON);
  }

  @Test
  void membersAreThereAfterAStart() throws Exception {
    var team = team();
    Member ada = team.add(" Ada ", Role.OWNER, ALL);
    Member bo = team.add("Bo \"the\" reader", Role.READER, new Reach.Named(Set.of("b", "a")));
    Member cy = team.add("Cy", Role.READER, new Reach.Named(Set.of()));
    team.seen(ada);
    team.change(bo.id(), Role.MAINTAINER, new Reach.Named(Set.of("a")));
    team.remove(cy.id());

    var again = team();

    assertEquals(team.all(), again.all());
    assertEquals("Ada", again.all().getFirst().name());
    assertEquals(
        LocalDate.parse("2026-11-24"), Objects.requireNonNull(again.find(ada.id())).seen());
    assertEquals(new Reach.Named(Set.of("a")), again.all().getLast().reach());
    assertNull(again.find(cy.id()));
    assertNull(again.remove(cy.id()));
    assertNull(again.change(cy.id(), Role.READER, ALL));
  }

  @Test
  void onlyTheOwnerOfTheFileReadsIt() throws Exception {
    team().add("Ada", Role.READER, ALL);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\nb",
        "a\u202Eb",
        "\u200D",
        "a\u2028b",
        "\uE000",
        "OPERATOR",
        "A named token",
        "\u00a0operator",
        "\u2007a named token",
        "operator\u2800",
        "operator\u034F",
        "\u3164",
        "Ada\uFE0F",
        "Ada\ud834\udd59",
        "1234567890123456789012345678901234567890123456789012345678901"
      })
  void whatCannotBeReadAsANameIsRefused(String name) throws Exception {
    var team = team();
    assertThrows(IllegalArgumentException.class, () -> team.add(name, Role.READER, ALL));
    assertFalse(Files.exists(file));
  }

  @Test
  void namesThatReadAlikeAreOne() throws Exception {
    var team = team();
    team.add("Zoë", Role.READER, ALL);
    for (String other : new String[] {"zoë", "Zoe\u0308", "Zo\u200Cë", "Zoë\u00a0", "\u2007zoë"}) {
      assertThrows(IllegalArgumentException.class, () -> team.add(other, Role.READER, ALL), other);
    }
    team.add("علی\u200Cرضا", Role.READER, ALL);
  }

  @Test
  void anOwnerSeesEverythingOrIsNone() throws Exception {
    var some = new Reach.Named(Set.of("a"));
    var team = team();
    String id = team.add("Ada", Role.READER, some).id();
    assertThrows(IllegalArgumentException.class, () -> team.change(id, Role.OWNER, some));
    assertEquals(Role.READER, Objects.requireNonNull(team.find(id)).role());
  }

  @Test
  void thereAreTwoHundredAtMost() throws Exception {
    var all =
        IntStream.range(0, 200)
            .mapToObj(
                """
                {"id":"%1$d","name":"%1$d","role":"reader","apps":"all","made":"2026-11-24"}
                """
                    ::formatted)
            .toList();
    Files.writeString(file, all.toString());
    var team = team();
    var refused =
        assertThrows(IllegalArgumentException.class, () -> team.add("one", Role.READER, ALL));
    assertTrue(String.valueOf(refused.getMessage()).contains("200"), refused.getMessage());
  }

  @Test
  void changesAtOnceAreNotLost() throws Exception {
    var team = team();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var adding =
          IntStream.range(0, 40)
              .<Callable<Member>>mapToObj(i -> () -> team.add("member " + i, Role.READER, ALL))
              .toList();
      for (var done : threads.invokeAll(adding)) {
        assertEquals(Role.READER, done.get().role());
      }
    }
    assertEquals(40, team.all().size());
    assertEquals(team.all(), team().all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[1]",
        "[{\"id\":\"1\",\"name\":\"A\",\"role\":\"king\",\"apps\":\"all\",\"made\":\"2026-11-24\"}]",
        "[{\"id\":\"1\",\"name\":\"A\",\"role\":\"reader\",\"made\":\"2026-11-24\"}]",
        "[{\"id\":\"1\",\"name\":\"A\",\"role\":\"reader\",\"apps\":[1],\"made\":\"2026-11-24\"}]",
        "[{\"id\":\"1\",\"name\":\"A\",\"role\":\"owner\",\"apps\":[\"a\"],\"made\":\"2026-11-24\"}]",
        "[{\"id\":\"1\",\"name\":\"A\",\"role\":\"reader\",\"apps\":\"all\",\"made\":\"today\"}]"
      })
  void aDamagedFileIsNamedWithWhatToDo(String content) throws Exception {
    Files.writeString(file, content);
    var thrown = assertThrows(IOException.class, this::team);
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith(file + " is damaged: restore a copy of yours"), message);
  }
}
