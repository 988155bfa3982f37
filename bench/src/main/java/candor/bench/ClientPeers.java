package candor.bench;

import candor.plan.canonical.CanonicalPlan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import io.sentry.Sentry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Opens the clients that are measured beside each other, each with the same event. */
final class ClientPeers {

  static final List<String> NAMES =
      List.of(
          "candor",
          "candor-no-key",
          "candor-off",
          "candor-undecided",
          "sentry-metric",
          "sentry-message",
          "posthog");

  private static final String PLAN =
      """
      {"candor":1,"app":{"id":"bench","name":"Bench","kind":"cli","platforms":["linux"]},
       "purposes":["Measure."],"access":["Nobody."],
       "channels":{"usage":{"consent":"opt-in","label":"Share","default":false,
         "before_answer":{"hold":64}}},
       "identity":{"model":"none"},
       "events":{"used":{"channel":"usage","question":"Is it used?","when":"It is used.",
        "properties":{
         "count":{"type":"int","max":1000000,"what":"Count."},
         "fast":{"type":"bool","what":"Fast."},
         "gain":{"type":"number","max":10,"what":"Gain."},
         "way":{"type":"enum","values":["menu","hotkey"],"what":"Way."},
         "word":{"type":"version","what":"Version."}}}},
       "questions":{"pillars":[{"id":"use","question":"Is it used?","events":["used"]}]},
       "retention":{"events":90}}
      """;

  private ClientPeers() {}

  /** Is one client that records the same event again and again. */
  interface Peer {

    void record(int count);

    /** Lets what was recorded be taken over, outside what is measured. */
    void settle();

    void close();
  }

  /** Is the event as generated code makes it. */
  private record Used(long count) implements Event {

    @Override
    public int place() {
      return 0;
    }

    @Override
    public void write(Values values) {
      values.whole(0, count);
      values.truth(1, true);
      values.decimal(2, 1.5);
      values.choice(3, 1);
      values.text(4, "1.8.2");
    }
  }

  static Peer open(String name, String server) throws IOException {
    return switch (name) {
      case "candor" -> candor(Options.to(URI.create(server), "key"), true);
      case "candor-off" -> candor(Options.to(URI.create(server), "key"), false);
      case "candor-no-key" -> of(Candor.open(plan(), Options.withoutKey()));
      case "candor-undecided" ->
          of(Candor.open(plan(), placed(Options.to(URI.create(server), "key"))));
      case "sentry-metric", "sentry-message" -> sentry(name, server);
      case "posthog" -> posthog(server);
      default -> throw new IllegalArgumentException("name one of " + NAMES + ", was " + name);
    };
  }

  private static CanonicalPlan plan() {
    var reading = PlanReader.readJson(PLAN.getBytes(StandardCharsets.UTF_8));
    return PlanWriter.write(
        Objects.requireNonNull(reading.plan(), () -> reading.problems().toString()));
  }

  private static Options placed(Options options) throws IOException {
    return options.machine(
        new Machine(Map.of(), "Linux", Files.createTempDirectory("bench-client")));
  }

  private static Peer candor(Options options, boolean yes) throws IOException {
    var candor = Candor.open(plan(), placed(options));
    candor.answer("usage", yes);
    return of(candor);
  }

  private static Peer of(Candor candor) {
    return new Peer() {
      @Override
      public void record(int count) {
        candor.record(new Used(count));
      }

      @Override
      public void settle() {
        candor.flush(Duration.ofMillis(1));
      }

      @Override
      public void close() {
        candor.close();
      }
    };
  }

  private static Peer sentry(String name, String server) {
    Sentry.init(options -> {
      options.setDsn(server.replace("://", "://key@") + "/1");
      options.setRelease("1.8.2");
    });
    boolean metric = name.equals("sentry-metric");
    return new Peer() {
      @Override
      public void record(int count) {
        if (metric) {
          Sentry.metrics().count("used", (double) count);
        } else {
          Sentry.captureMessage("used");
        }
      }

      @Override
      public void settle() {
        // It has its own thread, and nobody waits for it.
      }

      @Override
      public void close() {
        Sentry.close();
      }
    };
  }

  private static Peer posthog(String server) {
    var client = PostHog.Companion.with(PostHogConfig.builder("key").host(server).build());
    return new Peer() {
      @Override
      public void record(int count) {
        client.capture(
            "somebody",
            "used",
            PostHogCaptureOptions.builder()
                .property("count", count)
                .property("fast", true)
                .property("gain", 1.5)
                .property("way", "hotkey")
                .property("version", "1.8.2")
                .build());
      }

      @Override
      public void settle() {
        // It has its own thread, and nobody waits for it.
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
