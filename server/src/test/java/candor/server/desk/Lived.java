package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.server.crash.Originals;
import candor.server.query.CohortQuestioner;
import candor.server.query.ReportQuestioner;
import candor.server.query.StoreQuestions;
import candor.server.query.StoreReports;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Lets a crowd of installs of a reference plan live for some months, and shows what is said. */
final class Lived implements AutoCloseable {

  /** How long ago the first of them was there. */
  static final int DAYS = 100;

  private static final int INSTALLS = 40;

  /** Used for the first time ever within the last days. */
  static final String FRESH = "llm.applied";

  static final int FRESH_DAYS = 5;

  private static final List<String> TROUBLES = List.of("Starting", "Saving", "Loading", "Closing");

  private final Random random = new Random(20261126);
  private final List<Message> messages = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Store store;
  private final Bell bell;

  Lived(Path dir) throws IOException {
    var apps = SampleRegistry.planned("dimmy");
    Plan plan = apps.apps().getFirst().plan();
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    store.adopt(plan);
    live();
    store.apply(List.of(Samples.delivery(1, "dimmy", messages.toArray(Message[]::new))));
    var all =
        SampleDesk.sources(
            apps,
            new StoreQuestions(store, id -> plan, SampleDesk.NOON),
            new StoreReports(store, id -> plan, Originals.NONE));
    var sources =
        new Sources(
            all.questioner(),
            listening(ReportQuestioner.class, all.reports()),
            listening(
                CohortQuestioner.class, CohortQuestioner.over(store, id -> plan, SampleDesk.NOON)),
            all.registry(),
            all.consistency(),
            all.keeping(),
            all.rows());
    bell = new Bell(SampleDesk.routes(sources, Access.open(), SampleDesk.NOON));
  }

  /** Writes down what is asked, and of which time. */
  private <T> T listening(Class<T> kind, T questioner) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              return method.invoke(questioner, arguments);
            }));
  }

  /** Returns what was asked more than once, of what tells figures. */
  List<String> askedTwice() {
    return Stream.of("crashes", "releases", "adoption", "funnel")
        .filter(one -> Collections.frequency(asked, one) > 1)
        .toList();
  }

  List<String> asked() {
    return asked;
  }

  private void live() {
    for (int day = 0; day < DAYS; day++) {
      for (int install = 0; install < INSTALLS; install++) {
        if (random.nextInt(3) == 0) {
          live(day, install);
        }
      }
    }
  }

  private void live(int day, int install) {
    happen(day, install, "app.started", 0);
    if (random.nextInt(4) > 0) {
      happen(day, install, "transcription.completed", 1);
    }
    if (day < FRESH_DAYS && random.nextBoolean()) {
      happen(day, install, FRESH, 2);
    }
    int trouble = random.nextInt(12);
    if (trouble < 4 && (trouble > 0 || day >= 40) && (trouble != 1 || day < 10)) {
      var frame = new Thrown.Frame(TROUBLES.get(trouble), "engine.rs", 0, 0, true);
      var chain =
          List.of(new Thrown(TROUBLES.get(trouble) + "Exception", "of day " + day, List.of(frame)));
      messages.add(
          new Message.Crash(
              Samples.id(messages.size()),
              at(day, 3),
              sender(day, install),
              random.nextInt(3) == 0,
              chain));
    }
  }

  private void happen(int day, int install, String event, int hour) {
    var id = Samples.id(messages.size());
    messages.add(new Message.Track(id, event, at(day, hour), sender(day, install), Map.of()));
  }

  /** Half of a day is before noon, when the desk is looked at. */
  private static Instant at(int daysBefore, int hour) {
    return SampleDesk.NOON
        .instant()
        .minus(Duration.ofDays(daysBefore))
        .minusSeconds(18_000)
        .plusSeconds(hour * 3_600L + (daysBefore == 0 ? 0 : daysBefore % 3 * 14_400L));
  }

  private static Sender sender(int day, int install) {
    Map<String, Json> context =
        Map.of(
            "os", new Json.Text(install % 3 == 0 ? "linux" : "macos"),
            "app_version", new Json.Text(day < 20 ? "0.6.27" : "0.6.26"));
    return new Sender(Samples.install(install), "s" + day + "/" + install, false, context);
  }

  String page(String address) throws Exception {
    var answer = bell.get("/a/dimmy" + address);
    assertEquals(200, answer.status(), address);
    return SampleDesk.text(answer);
  }

  Json.Dictionary ask(String question) throws Exception {
    var answer = bell.get("/api/v1/apps/dimmy/" + question);
    assertEquals(200, answer.status(), SampleDesk.text(answer));
    return (Json.Dictionary) JsonReader.read(answer.body());
  }

  String text(String target) throws Exception {
    return SampleDesk.text(bell.get(target));
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
