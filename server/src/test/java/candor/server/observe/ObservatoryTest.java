package candor.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObservatoryTest {

  @TempDir Path data;

  @Test
  void aWordIsShownOnceTwentySendersShareItOnOneDay() throws IOException {
    var watched = new Watched(data);
    for (int sender = 0; sender < 19; sender++) {
      watched.see(sender, "opened", "{\"way\":\"menu\"}");
    }
    assertEquals(List.of(), watched.trait("opened", "way").values());

    watched.see(19, "opened", "{\"way\":\"menu\"}");

    assertEquals(List.of("menu"), watched.trait("opened", "way").values());
    assertEquals(20, watched.trait("opened", "way").count());
    assertEquals(0, watched.trait("opened", "way").hidden());
  }

  @Test
  void oneSenderNeverShowsAWordHoweverOften() throws IOException {
    var watched = new Watched(data);
    for (int i = 0; i < 1_000; i++) {
      watched.see(7, "opened", "{\"way\":\"menu\"}");
    }

    assertEquals(List.of(), watched.trait("opened", "way").values());
    assertEquals(1_000, watched.trait("opened", "way").hidden());
  }

  @Test
  void sendersOfDifferentDaysDoNotAddUp() throws IOException {
    var watched = new Watched(data);
    for (int day = 10; day < 28; day++) {
      watched.turnTo("2026-11-" + day + "T10:00:00Z");
      for (int sender = 0; sender < 19; sender++) {
        watched.see(day * 100 + sender, "opened", "{\"way\":\"menu\"}");
      }
    }

    assertEquals(List.of(), watched.trait("opened", "way").values());
  }

  @Test
  void onlyShortWordsAreEverShown() throws IOException {
    var watched = new Watched(data);
    String text =
        "{\"a\":\"/home/ann/x\",\"b\":\"ann@example.org\",\"c\":\"0123456789abcdef01\","
            + "\"d\":\"my dog is called Rex\",\"e\":\"20261122\",\"f\":\"https://example.org\","
            + "\"g\":\"192.168.1.7\",\"h\":{\"k\":\"menu\"},\"i\":[\"/a\"],\"j\":4111111111111111}";
    for (int sender = 0; sender < 50; sender++) {
      watched.see(sender, "opened", text);
    }

    for (var trait : watched.group("opened").traits().values()) {
      assertEquals(List.of(), trait.values());
    }
    assertEquals(Map.of(Shape.NETWORK, 50L), watched.trait("opened", "g").shapes());
    assertEquals(16, watched.trait("opened", "j").most());
  }

  @ParameterizedTest
  @CsvSource({
    "true,TRUTH",
    "7,WHOLE",
    "7.5,DECIMAL",
    "'\"menu\"',WORD",
    "'\"Mac OS X\"',WORD",
    "'\"Windows 11\"',WORD",
    "'\"1.9.0\"',VERSION",
    "'\"v2.1-beta\"',VERSION",
    "'\"10.0.19045.2345\"',VERSION",
    "'\"de-AT\"',LANGUAGE",
    "'\"01890a5d-ac96-774b-bcce-b302099a8057\"',UUID",
    "'\"2026-11-22T10:00:00Z\"',MOMENT",
    "'\"12345\"',DIGITS",
    "'\"C:\\\\Users\\\\ann\"',PATH",
    "'\"a@b\"',MAIL",
    "'[\"a\",\"b\"]',WORDS",
    "'[1]',LIST",
    "'{}',OBJECT",
    "'\"\"',FREE",
  })
  void everyValueHasAForm(String json, Shape expected) {
    assertEquals(
        expected,
        Shape.of(Objects.requireNonNull(Watched.members("{\"v\":" + json + "}").get("v"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "/home/ann",
        "user 4711471",
        "0123456789abcdef",
        "a\u202eb",
        "",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "x\ny",
        "ключ"
      })
  void aNameThatLooksLikeAValueIsCountedAndNotKept(String name) throws IOException {
    var watched = new Watched(data);
    String quoted = name.replace("\n", "\\n");

    watched.see(1, name, "{}");
    watched.see(1, "opened", "{\"" + quoted + "\":1}");

    assertEquals(name.isEmpty() ? 0 : 1, watched.seen().moreEvents());
    assertEquals(1, watched.group("opened").more());
  }

  @Test
  @Tag("T03")
  void aPrivateValueIsFoundInNoFileWhereverItIsPlanted() throws IOException {
    var watched = new Watched(data);
    String secret = "alice.liddell";
    for (String value :
        List.of("\"S\"", "[\"S\"]", "{\"S\":\"S\"}", "\"S@wonderland.example\"", "\"/home/S\"")) {
      String planted = value.replace("S", secret);
      watched.see(1, "opened", "{\"v\":" + planted + ",\"S@x\":1}".replace("S", secret));
      watched.see(1, "opened", "{}", "{\"app_version\":" + planted + "}");
      watched.see(1, secret + "@wonderland.example", "{\"v\":" + planted + "}");
    }
    watched.restart();

    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("alice") || content.contains("wonderland"), file.toString());
      }
    }
    assertFalse(PlanDraft.of("quill", watched.seen()).contains("alice"));
  }

  @Test
  @Tag("T12")
  void whateverIsSentMemoryAndDiskStayBounded() throws IOException {
    var watched = new Watched(data);
    for (int i = 0; i < 60_000; i++) {
      String name = "n" + Integer.toString(i, 26).replaceAll("[0-9]", "z");
      watched.see(i, "e_" + name, "{\"p_" + name + "\":\"v" + name + "\"}");
      watched.see(i / 25, "opened", "{\"word\":\"w" + name + "\"}");
    }
    watched.observatory().write();

    var seen = watched.seen();
    assertEquals(200, seen.events().size());
    assertTrue(seen.moreEvents() > 1_000);
    long traits = seen.events().values().stream().mapToLong(g -> g.traits().size()).sum();
    assertTrue(traits <= 2_000, "traits: " + traits);
    assertTrue(Files.size(data.resolve("watched/quill.json")) < 500_000);
  }

  @Test
  void candidatesAreBounded() {
    var candidates = new Candidates();
    var today = java.time.LocalDate.EPOCH;
    for (int i = 0; i < 20_000; i++) {
      candidates.note(today, "w", "v" + i, new byte[] {1});
    }
    assertEquals(5_000, candidates.size());

    candidates.note(today.plusDays(1), "w", "v", new byte[] {1});

    assertEquals(1, candidates.size());
  }

  @Test
  void whatWasSeenSurvivesAStart() throws IOException {
    var watched = new Watched(data);
    for (int sender = 0; sender < 30; sender++) {
      watched.see(
          sender, "opened", "{\"way\":\"menu\",\"n\":-12,\"f\":0.5}", "{\"arch\":\"arm64\"}");
    }
    var before = watched.seen();

    watched.restart();
    assertEquals(before, watched.seen());
    watched.see(1, "opened", "{\"n\":1000}");

    assertEquals(31, watched.group("opened").count());
    assertEquals(-2, watched.trait("opened", "n").least());
    assertEquals(4, watched.trait("opened", "n").most());
  }

  @Test
  void whatWasSeenIsForgottenOnceTheAppHasAPlan() throws IOException {
    var watched = new Watched(data);
    watched.see(1, "opened", "{}");
    watched.observatory().write();
    assertTrue(Files.exists(data.resolve("watched/quill.json")));

    watched.observatory().forget("quill");

    assertFalse(Files.exists(data.resolve("watched/quill.json")));
    assertNull(watched.observatory().seen("quill"));
    watched.see(1, "opened", "{}");
    watched.observatory().write();
    var planned = candor.server.registry.FileRegistry.open(data.resolve("elsewhere"));
    Observatory.open(data, planned, Clock.systemUTC());
    assertFalse(Files.exists(data.resolve("watched/quill.json")), "no app of that name is watched");
  }
}
