package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.server.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remembers of Dimmy's installs what its plan says, and counts it once. */
final class DimmyPeopleTest extends StoreFixture {

  private static final String CANCELLED = "transcription.cancelled";

  private long end;
  private long number;

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }

  @BeforeEach
  void adoptThePlan() throws IOException {
    store.adopt(plan());
  }

  private static Plan plan() throws IOException {
    return Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan());
  }

  private static Map<String, Json> texts(String... namesAndValues) {
    var all = new LinkedHashMap<String, Json>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], new Json.Text(namesAndValues[i + 1]));
    }
    return all;
  }

  private Message event(String name, String version, Map<String, Json> props) {
    number++;
    var context = texts("app_version", version, "os", "linux", "arch", "x86_64");
    var sender = new Sender(install(1), null, false, context);
    var at = NOON.plus(Duration.ofMinutes(number));
    return new Message.Track(id(number), name, at, sender, props);
  }

  /** Lets messages through the firewall, as the doors do, and into the store. */
  private void send(Message... messages) throws IOException {
    var admitted = new ArrayList<Message>();
    for (Message message : messages) {
      admitted.add(((Verdict.Admit) Firewall.judge(plan(), message)).message());
    }
    end += 10;
    store.apply(List.of(new Delivery(end, "dimmy", "sha256:1", NOON, admitted, Map.of())));
  }

  private static Map<String, Json> transcription(String mode, String provider) {
    var props = texts("mode", mode, "provider", provider);
    for (String figure : List.of("audio_secs", "processing_ms", "word_count")) {
      props.put(figure, new Json.Whole(3));
    }
    props.put("had_filler_removal", Json.FALSE);
    props.put("had_llm", Json.TRUE);
    return props;
  }

  private static Map<String, Json> applied() {
    var props = texts("provider", "anthropic", "style", "concise", "tone", "neutral");
    props.put("processing_ms", new Json.Whole(4));
    return props;
  }

  private Findings.Person dimmy() throws IOException {
    return Objects.requireNonNull(store.person("dimmy", install(1)));
  }

  @Test
  @Tag("DIM-59")
  @Tag("DIM-60")
  @Tag("DIM-61")
  @Tag("DIM-62")
  @Tag("DIM-63")
  @Tag("DIM-64")
  @Tag("DIM-65")
  void eachCounterIsRaisedByItsEventAndByNoRepeat() throws IOException {
    var failed = texts("provider", "openai", "error_category", "timeout");
    var all =
        new Message[] {
          event("app.started", "0.6.1", Map.of("cold_start_ms", new Json.Whole(800))),
          event("transcription.completed", "0.6.1", transcription("local", "local")),
          event("transcription.completed", "0.6.1", transcription("cloud", "groq")),
          event("transcription.failed", "0.6.1", failed),
          event(CANCELLED, "0.6.1", Map.of("audio_secs", new Json.Whole(1))),
          event("llm.applied", "0.6.1", applied()),
          event("llm.failed", "0.6.1", failed)
        };
    send(all);
    send(all);

    var expected = new LinkedHashMap<String, Long>();
    expected.put("total_sessions", 1L);
    expected.put("total_transcriptions", 2L);
    expected.put("total_transcription_failures", 1L);
    expected.put("total_transcriptions_cancelled", 1L);
    expected.put("total_llm_uses", 1L);
    expected.put("total_llm_failures", 1L);
    assertEquals(expected, dimmy().counters());
  }

  @Test
  @Tag("DIM-67")
  @Tag("DIM-68")
  @Tag("DIM-69")
  @Tag("DIM-70")
  @Tag("DIM-71")
  @Tag("DIM-72")
  void theFirstIsKeptAndTheLatestFollows() throws IOException {
    send(event("app.started", "0.6.1", Map.of("cold_start_ms", new Json.Whole(800))));
    send(event("transcription.completed", "0.6.2", transcription("cloud", "groq")));
    send(event("llm.applied", "0.6.3", applied()));

    var known = dimmy().properties();
    assertEquals("2026-11-24T12:01:00Z", known.get("first_seen_at"));
    assertEquals("0.6.1", known.get("first_app_version"));
    assertEquals("linux", known.get("first_os"));
    assertEquals("x86_64", known.get("first_arch"));
    assertEquals("0.6.3", known.get("latest_app_version"));
    assertEquals("2026-11-24T12:03:00Z", known.get("latest_seen_at"));
    assertEquals("linux", known.get("latest_os"));
    assertEquals("x86_64", known.get("latest_arch"));
    assertEquals("groq", known.get("latest_stt_provider"));
    assertEquals("cloud", known.get("latest_stt_mode"));
    assertEquals("anthropic", known.get("latest_llm_provider"));
  }
}
