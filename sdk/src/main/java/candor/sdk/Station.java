package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Plan;
import candor.plan.Promises.Channel;
import candor.plan.Promises.Identity;
import candor.plan.Verdict;
import candor.plan.canonical.CanonicalPlan;
import candor.sdk.consent.Answers;
import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Policy;
import candor.sdk.consent.Standing;
import candor.sdk.outbox.Ledger;
import candor.sdk.outbox.Outbox;
import candor.sdk.outbox.OutboxOptions;
import candor.sdk.probe.Once;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the parts of one app's client: plan, answers, one lane a channel, and who is speaking. Safe
 * for use by many threads.
 */
final class Station {

  private final Plan plan;
  private final Options options;
  private final Settings settings;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Answers answers;
  private final Policy policy;
  private final String hash;
  private final Lanes lanes;
  private final Speaker speaker;
  private final Voice voice;
  private final Firsts firsts;
  private final Judge judge;
  private final AgreedPlans agreed;
  private final Ledger ledger;
  private final Outbox erasures;
  private final Letters letters;
  private volatile String stamp = "";

  Station(CanonicalPlan canonical, Options options) {
    this.plan = canonical.plan();
    this.options = options;
    this.settings = Settings.of(plan, options);
    this.time = options.time;
    this.random = options.random;
    this.hash = canonical.hash();
    var machine = options.machine;
    var places = settings.places();
    this.answers = new Answers(places.answers());
    this.agreed = new AgreedPlans(canonical, places.state().resolve("plans"));
    this.policy = new Policy(plan, machine, answers, settings.ways()::containsKey, agreed);
    this.speaker = new Speaker(plan, options, places, answers);
    this.voice = new Voice(plan, options, speaker);
    this.firsts = new Firsts(plan, options.zone, new Once(places.state().resolve("once")));
    this.ledger = new Ledger(places.state());
    this.erasures = outbox("spool-erase", settings.main(), options.flushAfter);
    var typed = plan.feedback() == null ? settings.main() : plan.feedback().channel();
    this.letters =
        new Letters(
            outbox("letters", typed, options.flushAfter),
            this::standingOfLetters,
            this::judge,
            speaker::named);
    this.judge = new Judge(plan, message -> erasures.preview(List.of(message)));
    this.lanes = new Lanes(plan.channels(), this::lane);
  }

  private Lane lane(String id, Channel channel) {
    var sessions = outbox("sessions-" + id, id, null);
    return new Lane(
        id,
        channel,
        speaker::named,
        firsts,
        name -> outbox(name, id, options.flushAfter),
        sessions);
  }

  private Outbox outbox(String directory, String channel, @Nullable Duration flushAfter) {
    var way = settings.way(channel);
    var how =
        new OutboxOptions(
            hash,
            plan.app().id(),
            options.inMemory ? null : settings.places().state().resolve(directory),
            flushAfter,
            way.dialect(),
            way.server());
    return new Outbox(how, options.transport, ledger, this::millis, random);
  }

  Plan plan() {
    return plan;
  }

  Settings settings() {
    return settings;
  }

  Verdict judge(Message message) {
    return judge.judge(message);
  }

  long millis() {
    return time.millis();
  }

  UUID id(long atMillis) {
    return speaker.eventId(atMillis);
  }

  Lanes lanes() {
    return lanes;
  }

  /** Returns the channel on which marks ride. */
  String mainChannel() {
    return settings.main();
  }

  /** Notes that something was recorded now, which may begin another session. */
  void touch() {
    speaker.session().touch();
  }

  Sender sender() {
    return voice.sender();
  }

  /** Puts on what is known of the sender, to show it as it would leave. */
  Message shown(Message message) {
    return speaker.shown(message);
  }

  /** Returns the marks of a day that begins, once per machine. */
  List<Message> marks() {
    boolean counts = plan.identity().marks() || plan.identity().model() == Identity.Model.NONE;
    return counts
            && settings.mainDialect().carries(Message.Marks.class)
            && lanes.of(settings.main()).mode() == Mode.ON
        ? speaker.marks(Instant.ofEpochMilli(millis()), sender())
        : List.of();
  }

  boolean answersChanged() {
    return !answers.stamp().equals(stamp);
  }

  /** Reads the answers and lets every lane follow. */
  void readAnswers() {
    stamp = answers.stamp();
    for (Lane lane : lanes.all()) {
      try {
        lane.follow(policy.standing(lane.id()).mode());
      } catch (IOException cannotDelete) {
        // The lane is closed all the same, and nothing sends what lies there; see Lane.mode.
      }
    }
  }

  /** Writes an answer down; says beside a yes where what is recorded may go. */
  void answer(String channel, boolean yes, String keep) throws IOException {
    var at = Instant.ofEpochMilli(millis());
    if (!yes) {
      lanes.of(channel).follow(Mode.OFF);
      if (plan.feedback() != null && channel.equals(plan.feedback().channel())) {
        letters.outbox().purge();
      }
    }
    var beside = new LinkedHashMap<>(speaker.besideAnswer(channel, yes));
    beside.put(Answers.KEEP, keep);
    answers.write(channel, new Answers.Answer(yes, hash), at, beside);
    if (yes) {
      agreed.remember();
    }
    if (!keep.isEmpty()) {
      lanes.of(channel).purge();
    }
  }

  /** Says what holds for each channel, and because of what. */
  Map<String, Standing> standings() {
    var all = new LinkedHashMap<String, Standing>();
    lanes.channels().forEach(id -> all.put(id, policy.standing(id)));
    return all;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Takes wishes to be forgotten, which are sent whatever else was decided. */
  Outbox erasures() {
    return erasures;
  }

  Letters letters() {
    return letters;
  }

  private @Nullable Standing standingOfLetters() {
    var planned = plan.feedback();
    return planned != null
            && settings.way(planned.channel()).dialect().carries(Message.Feedback.class)
        ? policy.standing(planned.channel())
        : null;
  }

  List<String> preview() throws IOException {
    var all = lanes.preview();
    for (byte[] body : letters.outbox().preview()) {
      all.add(new String(body, StandardCharsets.UTF_8));
    }
    return all;
  }

  Message crash(Throwable thrown, boolean handled) {
    long now = millis();
    return voice.crash(id(now), Instant.ofEpochMilli(now), thrown, handled);
  }

  /** Forgets everything here and prepares to tell the server, if it knows an id. */
  void erase() throws IOException {
    String id = speaker.knownInstall();
    for (String channel : lanes.channels()) {
      var standing = policy.standing(channel);
      if (standing.mode() == Mode.ON || standing.because() == Because.ANSWER) {
        answer(channel, false, "");
      }
      lanes.of(channel).follow(Mode.OFF);
    }
    letters.outbox().purge();
    speaker.forget();
    firsts.erase();
    ledger.erase();
    if (id != null && settings.mainDialect().carries(Message.Erase.class)) {
      var at = Instant.ofEpochMilli(millis());
      var sender = new Sender(id, null, options.debug, Map.of());
      erasures.add(new Message.Erase(id(millis()), at, sender));
      erasures.settle();
    }
  }

  /** Tells whether nothing has been kept by this process. */
  boolean isIdle() {
    return !letters.outbox().isWorking() && !lanes.isWorking();
  }

  /**
   * Tells whether something was left to send when the app last ended, or nobody can tell. Summaries
   * do not count: they leave when the app closes.
   */
  boolean mayHaveLeftovers() {
    try {
      return erasures.waiting() > 0 || letters.waiting() > 0 || lanes.anyWaits();
    } catch (IOException unreadable) {
      return true;
    }
  }

  void reset() throws IOException {
    try {
      letters.outbox().purge();
      lanes.purge();
    } finally {
      speaker.reset();
    }
  }
}
