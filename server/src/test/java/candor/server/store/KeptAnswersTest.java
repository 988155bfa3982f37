package candor.server.store;

import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.Promises.Retention;
import candor.server.crash.Originals;
import candor.server.custody.Custody.Days;
import candor.server.delivery.Delivery;
import candor.server.store.Store.Build;
import candor.server.store.Store.Measure;
import candor.server.store.Store.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares a store that keeps what past days said with one that has the engine count everything
 * each time, while events come in any order, installs are erased, days end and the plan grows.
 */
@Tag("T19")
final class KeptAnswersTest {

  private static final String APP = "app";
  private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
  private static final int DAYS = 40;

  /** The round before which a newer plan is adopted. */
  private static final int GROWTH = 20;

  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu");

  @TempDir Path dir;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private int events;
  private int end;

  @Test
  void whatIsKeptIsWhatTheRowsSay() throws IOException {
    try (Store forgetful = open("none", 0);
        Store small = open("small", 20_000);
        Store large = open("large", 32L << 20)) {
      var stores = List.of(forgetful, small, large);
      var asked = new ArrayList<Question>();
      for (int round = 0; round < 40; round++) {
        change(stores, round);
        asked.add(question());
        for (int i = 0; i < 8; i++) {
          Question question = asked.get(random.nextInt(asked.size()));
          Object expected = question.ask(forgetful);
          assertEquals(expected, question.ask(large), () -> "large " + question);
          assertEquals(expected, question.ask(small), () -> "small " + question);
        }
      }
    }
  }

  private Store open(String name, long keptBytes) throws IOException {
    Store store =
        EmbeddedStore.open(dir.resolve(name), StoreOptions.DEFAULT, Originals.NONE, keptBytes);
    store.adopt(Samples.plan(APP, Model.INSTALL));
    return store;
  }

  private void change(List<Store> stores, int round) throws IOException {
    if (round == GROWTH) {
      for (Store store : stores) {
        store.adopt(grown());
      }
    }
    if (round == 30) {
      var days = new Days(new Retention(30, 30, 30, 30), Map.of());
      for (Store store : stores) {
        store.custody().sweep(APP, days, BEGIN.plus(Duration.ofDays(DAYS)));
      }
      return;
    }
    Delivery delivery = random.nextInt(8) == 0 ? erasure() : batch(round);
    for (Store store : stores) {
      store.apply(List.of(delivery));
    }
  }

  /** Makes a plan in which every event may have what only one had. */
  private static Plan grown() {
    Plan plan = Samples.plan(APP, Model.INSTALL);
    var context = new LinkedHashMap<>(plan.context());
    context.put("source", Samples.property(Samples.enumeration("ui", "disk")));
    return Samples.plan(APP, Model.INSTALL, context, plan.events());
  }

  private Map<String, Json> context(int round) {
    var version = new Json.Text("1.0." + random.nextInt(3));
    return round < GROWTH || random.nextBoolean()
        ? Map.of("version", version)
        : Map.of("version", version, "source", new Json.Text("disk"));
  }

  private Delivery erasure() {
    var sender = new Sender(install(random.nextInt(30)), null, false, Map.of());
    return delivery(++end, APP, new Message.Erase(id(++events), BEGIN, sender));
  }

  private Delivery batch(int round) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < 60; i++) {
      int day = random.nextInt(3) == 0 ? random.nextInt(DAYS) : Math.min(DAYS - 1, round);
      Instant at = BEGIN.plus(Duration.ofMinutes(day * 1440L + random.nextInt(1440)));
      int who = random.nextInt(30);
      Sender sender =
          new Sender(
              random.nextInt(10) == 0 ? null : install(who),
              "s" + who + "-" + day / 2,
              random.nextInt(10) == 0,
              context(round));
      messages.add(message(at, sender));
    }
    return delivery(++end, APP, messages.toArray(Message[]::new));
  }

  private Message message(Instant at, Sender sender) {
    if (random.nextInt(20) == 0) {
      var thrown = new Thrown("Broken", "", List.of());
      return new Message.Crash(id(++events), at, sender, false, List.of(thrown));
    }
    if (random.nextInt(4) == 0) {
      Map<String, Json> props = Map.of("cold_ms", new Json.Whole(random.nextInt(50)));
      return new Message.Track(id(++events), "opened", at, sender, props);
    }
    String source = List.of("ui", "api", "plugin").get(random.nextInt(3));
    return new Message.Track(
        id(++events), "sent", at, sender, Map.of("source", new Json.Text(source)));
  }

  /** Is a question that every store answers in the same way. */
  private record Question(String kind, Selection selection, Cuts cuts, Measure measure) {

    Object ask(Store store) throws IOException {
      return switch (kind) {
        case "count" -> cells(store, Split.NONE);
        case "split" -> cells(store, new Split("source", List.of("ui", "api")));
        case "rank" -> store.rank(selection, measure, "version", 2);
        case "present" -> store.present(selection, cuts);
        case "newcomers" -> store.newcomers(APP, selection.build(), cuts);
        case "uses" -> store.courses().uses(selection, Measure.ACTORS, cuts);
        case "sessions" -> rounded(store.courses().sessions(selection, List.of(0.5, 0.9)));
        case "numbers" -> rounded(store.courses().numbers(selection, "cold_ms", List.of(0.5)));
        case "bands" -> bands(store);
        case "path" -> store.courses().path(selection, path(""));
        case "parts" -> store.courses().path(selection, path("source"));
        default ->
            store
                .reported()
                .usage(
                    new Reported.Range(APP, selection.build(), selection.from(), selection.to()),
                    "version")
                .stream()
                .sorted(Comparator.comparing(usage -> "" + usage.release()))
                .toList();
      };
    }

    private List<Findings.Cell> cells(Store store, Split split) throws IOException {
      return store.count(selection, measure, cuts, split).stream()
          .sorted(Comparator.comparing(Findings.Cell::toString))
          .toList();
    }

    private List<String> bands(Store store) throws IOException {
      var parting = new Selection.Parting("", 99, List.of(0.5, 0.9));
      return store.courses().quantiles(selection, "cold_ms", cuts, parting).stream()
          .map(q ->
              "%d %d %.3f %s".formatted(q.interval(), q.count(), q.sum(), rounded(q.quantiles())))
          .toList();
    }

    private static List<String> rounded(List<Double> numbers) {
      return numbers.stream().map("%.6f"::formatted).toList();
    }

    private static String rounded(Findings.@Nullable Spread spread) {
      return spread == null
          ? "nothing"
          : "%d %.3f %.3f %s %s"
              .formatted(
                  spread.count(),
                  spread.least(),
                  spread.sum(),
                  rounded(spread.quantiles()),
                  spread.bins());
    }

    private static Selection.Path path(String by) {
      return new Selection.Path(
          List.of(
              new Selection.Step("sent", List.of()),
              new Selection.Step("opened", List.of()),
              new Selection.Step("sent", List.of())),
          Duration.ofDays(3),
          by,
          2);
    }
  }

  private Question question() {
    var kinds =
        List.of(
            "count",
            "split",
            "rank",
            "present",
            "newcomers",
            "uses",
            "sessions",
            "numbers",
            "bands",
            "path",
            "parts",
            "usage");
    String kind = kinds.get(random.nextInt(kinds.size()));
    var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    int first = random.nextInt(DAYS - 8);
    int days = 1 + random.nextInt(DAYS - first);
    int step = random.nextInt(3) == 0 ? 7 : 1;
    var borders = new ArrayList<Instant>();
    for (int day = first; day <= first + days + step - 1; day += step) {
      borders.add(BEGIN.atZone(zone).toLocalDate().plusDays(day).atStartOfDay(zone).toInstant());
    }
    Cuts cuts = borders.size() < 2 ? Cuts.single(BEGIN, BEGIN.plusSeconds(1)) : new Cuts(borders);
    List<Selection.Condition> conditions =
        random.nextInt(3) > 0
            ? List.of()
            : List.of(new Selection.Condition("version", Selection.Operator.IS, List.of("1.0.1")));
    Build build = random.nextInt(6) == 0 ? Build.DEBUG : Build.RELEASE;
    String event = random.nextInt(3) == 0 ? "sent" : "";
    var selection = new Selection(APP, build, event, cuts.from(), cuts.to(), conditions);
    return new Question(kind, selection, cuts, List.of(Measure.values()).get(random.nextInt(3)));
  }
}
