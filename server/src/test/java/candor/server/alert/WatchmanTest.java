package candor.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.json.Json;
import candor.server.alert.Alerts.Hook;
import candor.server.alert.Alerts.Way;
import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Measure;
import candor.server.query.Scope;
import candor.server.registry.FileRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchmanTest {

  private static final Answers.Basis BASIS = new Answers.Basis("", "", "install", true, List.of());

  @TempDir Path directory;

  private Instant now = Instant.parse("2026-11-24T12:20:00Z");
  private final Map<Instant, Long> ending = new HashMap<>();
  private final List<Json.Dictionary> told = new ArrayList<>();
  private final List<Json.Dictionary> mailed = new ArrayList<>();
  private String refusal = "";
  private String mailRefusal = "";
  private Alerts alerts;
  private Watchman watchman;

  @BeforeEach
  void hire() throws Exception {
    alerts = Alerts.open(directory.resolve("notes"));
    var registry = FileRegistry.open(directory);
    var plan = PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan();
    registry.adopt(Objects.requireNonNull(plan));
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    watchman =
        new Watchman(
            new Watchman.Sight(registry, new Figures()),
            alerts,
            this::deliver,
            () -> URI.create("https://t.example.org"),
            clock);
  }

  private String deliver(Way way, Hook hook, Json document) {
    if (way == Way.MAIL) {
      mailed.add((Json.Dictionary) document);
      return mailRefusal;
    }
    if (refusal.isEmpty()) {
      told.add((Json.Dictionary) document);
    }
    return refusal;
  }

  private void rule(AlertRule.Test test, long amount) throws Exception {
    alerts.add("dimmy", new AlertRule("", "little use", Measure.EVENTS, "", test, amount));
    alerts.hook("dimmy", new Hook("https://hook.example.org/", "", false, false));
  }

  private AlertState state() {
    return alerts.state("dimmy", alerts.rules("dimmy").getFirst().id());
  }

  private String word(String name) {
    return ((Json.Text) Objects.requireNonNull(told.getLast().get(name))).value();
  }

  private void hourLater() throws Exception {
    now = now.plus(Duration.ofHours(1));
    watchman.round();
  }

  @Test
  void aRuleFiresOnceAndThenTellsThatItIsQuiet() throws Exception {
    rule(AlertRule.Test.UNDER, 10);
    ending.put(Instant.parse("2026-11-24T12:00:00Z"), 3L);
    ending.put(Instant.parse("2026-11-24T13:00:00Z"), 4L);
    ending.put(Instant.parse("2026-11-24T14:00:00Z"), 10L);

    watchman.round();
    assertEquals(1, told.size());
    assertEquals("firing", word("state"));
    assertTrue(word("text").startsWith("Dimmy: little use is firing. Since 24 Nov 2026 12:00 UTC"));
    assertEquals("https://t.example.org/a/dimmy", word("link"));
    hourLater();
    assertEquals(1, told.size(), "what was told is not told again");
    hourLater();
    assertEquals(2, told.size());
    assertEquals("quiet", word("state"));
  }

  @Test
  void anHourIsLookedAtOnce() throws Exception {
    rule(AlertRule.Test.OVER, 10);
    watchman.round();
    ending.put(Instant.parse("2026-11-24T12:00:00Z"), 50L);
    now = now.plus(Duration.ofMinutes(30));

    watchman.round();

    assertEquals(0, told.size());
    assertEquals(0, state().now());
  }

  @Test
  void aChangeIsAgainstTheSameHoursAWeekBefore() throws Exception {
    rule(AlertRule.Test.FALLS, 30);
    ending.put(Instant.parse("2026-11-24T12:00:00Z"), 71L);
    ending.put(Instant.parse("2026-11-17T12:00:00Z"), 100L);
    watchman.round();
    assertEquals(0, told.size(), "29 % is less than 30 %");
    ending.put(Instant.parse("2026-11-24T13:00:00Z"), 70L);
    ending.put(Instant.parse("2026-11-17T13:00:00Z"), 100L);
    hourLater();
    assertEquals(1, told.size());
    assertEquals(new Json.Whole(100), told.getFirst().get("before"));
  }

  @Test
  void whereNothingWasAWeekBeforeNoChangeIsSaid() throws Exception {
    rule(AlertRule.Test.RISES, 1);
    ending.put(Instant.parse("2026-11-24T12:00:00Z"), 1_000L);

    watchman.round();

    assertEquals(0, told.size());
  }

  @Test
  void whatCouldNotBeDeliveredIsToldLater() throws Exception {
    rule(AlertRule.Test.UNDER, 10);
    refusal = "It answered 500.";
    watchman.round();
    assertEquals("It answered 500.", alerts.trouble("dimmy", Way.WEBHOOK));

    refusal = "";
    now = now.plus(Duration.ofMinutes(1));
    watchman.round();

    assertEquals(1, told.size());
    assertEquals("", alerts.trouble("dimmy", Way.WEBHOOK));
  }

  @Test
  void eachWayIsToldOnceWhateverBecomesOfTheOther() throws Exception {
    rule(AlertRule.Test.UNDER, 10);
    alerts.hook("dimmy", new Hook("https://hook.example.org/", "", true, false));
    mailRefusal = "The mail server took too long.";
    watchman.round();
    assertEquals("The mail server took too long.", alerts.trouble("dimmy", Way.MAIL));

    now = now.plus(Duration.ofMinutes(1));
    mailRefusal = "";
    watchman.round();
    watchman.round();

    assertEquals(1, told.size(), "the webhook is not told again");
    assertEquals(2, mailed.size(), "the mail is tried again, until it was taken");
  }

  @Test
  void aRestartTellsNothingTwice() throws Exception {
    rule(AlertRule.Test.UNDER, 10);
    watchman.round();
    assertEquals(1, told.size());

    hire();
    watchman.round();

    assertEquals(1, told.size());
    assertTrue(state().firing() && state().told());
  }

  @Test
  void withoutAWebhookThePageStillKnows() throws Exception {
    rule(AlertRule.Test.UNDER, 10);
    alerts.hook("dimmy", new Hook("", "", false, false));

    watchman.round();

    assertEquals(0, told.size());
    assertTrue(state().firing());
  }

  @Test
  void aRuleThatCannotBeAskedSaysWhy() throws Exception {
    rule(AlertRule.Test.OVER, 10);
    ending.put(Instant.parse("2026-11-24T12:00:00Z"), -1L);

    watchman.round();

    assertEquals("must be an event that the plan holds", state().problem());
  }

  @Test
  void aDigestOfTheWeekBeforeComesOnceOnMonday() throws Exception {
    alerts.hook("dimmy", new Hook("https://hook.example.org/", "", false, true));
    ending.put(Instant.parse("2026-11-23T00:00:00Z"), 1_200L);
    ending.put(Instant.parse("2026-11-16T00:00:00Z"), 1_000L);
    now = Instant.parse("2026-11-23T05:59:00Z");
    alerts.digested("dimmy", Way.WEBHOOK, "2026-W46");
    watchman.round();
    assertEquals(0, told.size(), "before six nothing is sent");

    now = Instant.parse("2026-11-23T06:00:00Z");
    watchman.round();
    hourLater();

    assertEquals(1, told.size());
    assertEquals("2026-W47", word("week"));
    assertTrue(
        word("text")
            .startsWith("Dimmy, week of 2026-11-16: events 1,200 (+20 %), installs 1,200 (+20 %)"),
        word("text"));
    assertEquals(new Json.Whole(7), told.getFirst().get("kept_out"));
  }

  /** Answers with what a test says, by the end of the period. */
  private final class Figures implements Questioner {

    @Override
    public Answers.Trend trend(Scope scope, TrendOf of) throws BadQuestion {
      long total = ending.getOrDefault(scope.to(), 0L);
      if (total < 0) {
        throw new BadQuestion("event", "must be an event that the plan holds");
      }
      return new Answers.Trend(
          List.of(scope.from()),
          List.of(new Answers.Series("events", List.of(total), total)),
          BASIS);
    }

    @Override
    public Answers.Active active(Scope scope) {
      throw new AssertionError("a watchman asks for trends");
    }

    @Override
    public Answers.Top top(Scope scope, String event, String property, int limit) {
      return new Answers.Top(List.of(new Answers.Item("app.started", 5, null)), 5, 1, BASIS);
    }

    @Override
    public Answers.Refused refusals(Scope scope) {
      return new Answers.Refused(
          List.of(new Answers.Row("app.started", "x", "not-in-plan", 7)),
          List.of(scope.from()),
          List.of(7L));
    }

    @Override
    public Answers.Live live(String app, boolean debug) {
      throw new AssertionError("a watchman looks at what is over");
    }
  }
}
