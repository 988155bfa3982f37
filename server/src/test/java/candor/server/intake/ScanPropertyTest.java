package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.delivery.Delivery;
import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends each body twice: as it is, and with a space in front, which is read as any JSON. What is
 * read without a tree must end the same.
 */
final class ScanPropertyTest {

  private static final List<String> MODELS = List.of("none", "daily", "install");

  private static final List<String> NAMES =
      List.of(
          "app_launched",
          "message_sent",
          "onboarding_started",
          "onboarding_step_viewed",
          "editor_opened",
          "spied_on",
          "app_launche\\u0064",
          "é");

  private static final List<String> TIMES =
      List.of(
          "2026-11-22T09:59:58.250Z",
          "2026-11-22T09:59:58Z",
          "2026-11-22T09:59:58.123456789Z",
          "2026-11-22T09:59:58.12Z",
          "2026-11-22T09:59:58.1x3Z",
          "2026-11-22T09:59:58.123xZ",
          "2026-11-22T09:59:60.000Z",
          "2026-11-22T10:59:58+01:00",
          "2026-02-30T10:00:00.000Z",
          "2026-10-31T10:00:00.000Z",
          "2026-13-01T10:00:00.000Z",
          "0000-01-01T00:00:00.000Z",
          "2027-11-22T09:59:58.250Z",
          "2026-11-22 09:59:58.250Z",
          "2026-11-22T09:59:58.250z",
          "2026-11-22",
          "");

  private static final List<String> PROPS =
      List.of(
          "\"cold\":true",
          "\"cold\":false",
          "\"cold\":\"true\"",
          "\"cold\":0",
          "\"source\":\"chat_ui\"",
          "\"source\":\"http_api\"",
          "\"source\":\"spy\"",
          "\"sourc\\u0065\":\"chat_ui\"",
          "\"stream\":true",
          "\"is_agent\":null",
          "\"tokens\":17",
          "\"tokens\":-0",
          "\"tokens\":007",
          "\"tokens\":100001",
          "\"tokens\":1e2",
          "\"tokens\":9223372036854775808",
          "\"tokens\":999999999999999999",
          "\"ratio\":0.25",
          "\"ratio\":1",
          "\"step\":\"welcome\"",
          "\"step\":\"permissions\"",
          "\"index\":3",
          "\"done\":false",
          "\"zoom\":2",
          "\"locale\":\"en-GB\"",
          "\"app_version\":\"1.2.3\"",
          "\"spy\":{\"deep\":[1,{}]}",
          "\"source\":\"chat_ui\", \"stream\":true");

  private static final List<String> ENVELOPE =
      List.of(
          "\"session\":\"0192aaaa-0000-7000-8000-000000000001\",",
          "\"session\":\"ann\",",
          "\"session\":7,",
          "\"install\":\"0192aaaa-0000-7000-8000-000000000002\",",
          "\"debug\":true,",
          "\"debug\":\"yes\",",
          "\"context\":{\"os_name\":\"macOS\",\"locale\":\"en-GB\",\"app_version\":\"1.2.3\"},",
          "\"context\":{\"os_name\":\"plan9\"},",
          "\"context\":{\"spy\":1},",
          "\"extra\":[1,2],",
          "\"marks\":{\"day\":true},",
          "\"summary\":{\"minutes\":3,\"spy\":4},");

  private static final List<String> BEHIND =
      List.of(
          ",\"marks\":{\"day\":true,\"cohort\":\"2026-W40\"}",
          ",\"summary\":{\"minutes\":3}",
          ",\"erase\":true",
          ",\"session\":\"0192aaaa-0000-7000-8000-000000000001\"",
          ",\"context\":{\"os_name\":\"linux\"}",
          ",\"events\":[]",
          ",\"extra\":1",
          " ");

  @TempDir Path directory;

  @Test
  @Tag("T19")
  void readingWithoutATreeChangesNothing() {
    compare(new SplittableRandom(20261126), 15_000);
  }

  @Test
  @Tag("fuzz")
  void readingWithoutATreeChangesNothingForLong() {
    compare(new SplittableRandom(), 3_000_000);
  }

  private void compare(RandomGenerator random, int rounds) {
    for (int round = 0; round < rounds; round++) {
      // A fresh stand now and then: its log keeps all.
      var stand = new Stand(directory);
      for (int i = 0; i < 50; i++, round++) {
        String model = MODELS.get(random.nextInt(MODELS.size()));
        byte[] body = body(stand, model, random).getBytes(StandardCharsets.UTF_8);
        compare(stand, model, random.nextInt(4) == 0 ? damaged(body, random) : body);
      }
    }
  }

  private static void compare(Stand stand, String model, byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    byte[] spaced = new byte[body.length + 1];
    spaced[0] = ' ';
    System.arraycopy(body, 0, spaced, 1, body.length);
    int before = stand.deliveries().size();
    var start = stand.figures(model);
    Response scanned = post(stand, model, body);
    List<Delivery> ofScan = since(stand, before);
    var middle = stand.figures(model);
    Response read = post(stand, model, spaced);
    List<Delivery> ofTree = since(stand, before + ofScan.size());
    var last = stand.figures(model);

    assertEquals(read.status(), scanned.status(), text);
    assertEquals(withoutPlace(read), withoutPlace(scanned), text);
    assertEquals(withoutEnd(ofTree), withoutEnd(ofScan), text);
    assertEquals(last.uninvited() - middle.uninvited(), middle.uninvited() - start.uninvited());
    assertEquals(last.dropped() - middle.dropped(), middle.dropped() - start.dropped());
    assertEquals(last.refused() - middle.refused(), middle.refused() - start.refused());
  }

  private static Response post(Stand stand, String model, byte[] body) {
    return stand.post(
        "/v1/events", Map.of("candor-key", stand.app(model).keys().nativeKey()), body);
  }

  /** An error names its place, which the space moves. */
  private static List<String> withoutPlace(Response response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return response.status() == 200
        ? List.of(body.split("(?=\\{\"event\":)|\\]", -1)).stream().sorted().toList()
        : List.of(body.replaceAll("\\d+", "0"));
  }

  private static List<Delivery> since(Stand stand, int before) {
    List<Delivery> all = stand.deliveries();
    return all.subList(before, all.size());
  }

  private static List<Delivery> withoutEnd(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(d -> new Delivery(0, d.app(), d.plan(), d.received(), d.messages(), d.refused()))
        .toList();
  }

  private static byte[] damaged(byte[] body, RandomGenerator random) {
    byte[] damaged = body.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }

  private static String body(Stand stand, String model, RandomGenerator random) {
    var app = stand.app(model);
    var body = new StringBuilder("{\"plan\":\"").append(rare(random, "x", app.hash()));
    body.append("\",\"app\":\"").append(rare(random, "y", app.id())).append("\",");
    if (random.nextInt(3) > 0) {
      body.append("\"sent_at\":\"2026-11-22T")
          .append(random.nextInt(3) == 0 ? "08" : "10")
          .append(":00:00.000Z\",");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      body.append(any(ENVELOPE, random));
    }
    var events = new StringJoiner(",", "\"events\":[", "]");
    for (int i = random.nextInt(6); i > 0; i--) {
      events.add(random.nextInt(30) == 0 ? "17" : event(random));
    }
    body.append(events);
    for (int i = random.nextInt(3); i > 0; i--) {
      body.append(random.nextInt(3) == 0 ? any(BEHIND, random) : "");
    }
    return body.append('}').append(random.nextInt(4) == 0 ? "\n" : "").toString();
  }

  private static String event(RandomGenerator random) {
    var props = new StringJoiner(",", "{", "}");
    for (int i = random.nextInt(4); i > 0; i--) {
      props.add(any(PROPS, random));
    }
    String name = random.nextInt(3) == 0 ? any(NAMES, random) : NAMES.get(random.nextInt(4));
    String id = Batches.id(random.nextInt(1_000)).toString();
    String at = random.nextInt(3) == 0 ? any(TIMES, random) : TIMES.getFirst();
    List<String> parts =
        List.of(
            "\"id\":\"" + rare(random, "not-an-id", id) + "\"",
            "\"name\":\"" + name + "\"",
            "\"at\":\"" + at + "\"",
            "\"props\":" + rare(random, "null", props.toString()));
    int first = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
    var event = new StringJoiner(",", "{", "}");
    for (int i = 0; i < 4; i++) {
      if (random.nextInt(40) > 0) {
        event.add(parts.get((first + i) % 4));
      }
    }
    if (random.nextInt(20) == 0) {
      event.add(random.nextBoolean() ? "\"extra\":{\"a\":1}" : any(parts, random));
    }
    return event.toString();
  }

  private static String rare(RandomGenerator random, String rare, String usual) {
    return random.nextInt(30) == 0 ? rare : usual;
  }

  private static String any(List<String> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
