package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Channel;
import candor.plan.Promises.Identity;
import candor.plan.Verdict;
import candor.plan.text.PlanWriter;
import candor.sdk.consent.Answers;
import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Policy;
import candor.sdk.consent.Standing;
import candor.sdk.outbox.Ledger;
import candor.sdk.outbox.Outbox;
import candor.sdk.outbox.OutboxOptions;
import candor.sdk.probe.Once;
import candor.sdk.probe.PersonalNames;
import candor.sdk.probe.Stacks;
import candor.sdk.probe.Surroundings;
import candor.sdk.ring.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the parts of one app's client: plan, answers, one lane a channel, and who is speaking. Safe
 * for use by many threads.
 */
final class Station {

  /** What decided is the person, or nobody: then sending a letter is the newest decision. */
  private static final Set<Because> PERSONS_OWN =
      EnumSet.of(
          Because.DO_NOT_TRACK,
          Because.ANSWER,
          Because.WIDENED,
          Because.NOT_ASKED,
          Because.DEFAULT);

  private final Plan plan;
  private final Options options;
  private final Settings settings;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Answers answers;
  private final Policy policy;
  private final String hash;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, Json> context;
  private final Speaker speaker;
  private final Firsts firsts;
  private final Judge judge;
  private final Path remembered;
  private final Ledger ledger;
  private final Outbox erasures;
  private final Outbox letters;
  private final PersonalNames names;
  private volatile String stamp = "";
  private @Nullable Sender anonymous;

  Station(Plan plan, Options options) {
    this.plan = plan;
    this.options = options;
    this.settings = Settings.of(plan, options);
    this.time = options.time;
    this.random = options.random;
    this.hash = PlanWriter.hash(plan);
    var machine = options.machine;
    var places = settings.places();
    this.answers = new Answers(places.answers());
    this.remembered = places.state().resolve("plans");
    this.policy =
        new Policy(
            plan,
            machine,
            answers,
            settings.ways()::containsKey,
            new AgreedPlans(plan, remembered));
    var given = new LinkedHashMap<>(Recording.context(plan, options.typedContext));
    given.putAll(options.context);
    this.context = Surroundings.context(plan.context(), given, machine.platform());
    this.speaker = new Speaker(plan, options, places, answers);
    this.firsts = new Firsts(plan, options.zone, new Once(places.state().resolve("once")));
    this.ledger = new Ledger(places.state());
    this.erasures = outbox("spool-erase", settings.main(), options.flushAfter);
    var feedback = plan.feedback();
    String typed = feedback == null ? settings.main() : feedback.channel();
    this.letters = outbox("letters", typed, options.flushAfter);
    this.names = PersonalNames.of(machine);
    this.judge = new Judge(plan, message -> erasures.preview(List.of(message)));
    plan.channels().forEach((id, channel) -> lanes.put(id, lane(id, channel)));
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

  Iterable<Lane> lanes() {
    return lanes.values();
  }

  Lane lane(String channel) {
    return Objects.requireNonNull(lanes.get(channel), channel);
  }

  boolean hasChannel(String channel) {
    return lanes.containsKey(channel);
  }

  Set<String> channels() {
    return lanes.keySet();
  }

  /** Returns the channel on which marks ride. */
  String mainChannel() {
    return settings.main();
  }

  /** Notes that something was recorded now, which may begin another session. */
  void touch() {
    speaker.session().touch();
  }

  /** Returns who speaks, still without the id of the install; the same object until it changes. */
  synchronized Sender sender() {
    var known = anonymous;
    if (known == null || !speaker.session().id().equals(known.session())) {
      known = new Sender(null, speaker.session().id(), options.debug, context);
      anonymous = known;
    }
    return known;
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
            && lane(settings.main()).mode() == Mode.ON
        ? speaker.marks(Instant.ofEpochMilli(millis()), sender())
        : List.of();
  }

  boolean answersChanged() {
    return !answers.stamp().equals(stamp);
  }

  /** Reads the answers and lets every lane follow. */
  void readAnswers() {
    stamp = answers.stamp();
    for (Lane lane : lanes.values()) {
      try {
        lane.follow(policy.standing(lane.id()).mode());
      } catch (IOException cannotDelete) {
        // The lane is closed all the same, and nothing sends what lies there; see Lane.mode.
      }
    }
  }

  /** Tells whether events of a channel are worth recording. */
  boolean records(String channel) {
    var mode = lane(channel).mode();
    var planned = Objects.requireNonNull(plan.channels().get(channel), channel);
    return mode != Mode.OFF && (mode != Mode.UNDECIDED || planned.hold() > 0);
  }

  /** Writes an answer down; says beside a yes where what is recorded may go. */
  void answer(String channel, boolean yes, String keep) throws IOException {
    var at = Instant.ofEpochMilli(millis());
    if (!yes) {
      lane(channel).follow(Mode.OFF);
      if (plan.feedback() != null && channel.equals(plan.feedback().channel())) {
        letters.purge();
      }
    }
    var beside = new LinkedHashMap<>(speaker.besideAnswer(channel, yes));
    beside.put(Answers.KEEP, keep);
    answers.write(channel, new Answers.Answer(yes, hash), at, beside);
    if (yes) {
      AgreedPlans.remember(plan, hash, remembered);
    }
    if (!keep.isEmpty()) {
      lane(channel).purge();
    }
  }

  Map<String, Standing> standings() {
    var all = new LinkedHashMap<String, Standing>();
    lanes.keySet().forEach(id -> all.put(id, policy.standing(id)));
    return all;
  }

  Status status(long refused, long lostBefore) {
    long waiting = 0;
    long lost = lostBefore;
    long sent = 0;
    long unbooked = 0;
    for (Lane lane : lanes.values()) {
      waiting += lane.waiting();
      lost += lane.fallen();
      for (Outbox outbox : lane.outboxes()) {
        lost += outbox.figures().messagesLost();
        sent += outbox.figures().messagesSent();
        unbooked += outbox.figures().requestsUnbooked();
      }
    }
    lost += letters.figures().messagesLost();
    sent += letters.figures().messagesSent();
    waiting += waitingLetters();
    return new Status(standings(), refused, lost, sent, waiting, unbooked);
  }

  private long waitingLetters() {
    try {
      return letters.waiting();
    } catch (IOException unreadable) {
      return 0;
    }
  }

  Ledger ledger() {
    return ledger;
  }

  /** Takes wishes to be forgotten, which are sent whatever else was decided. */
  Outbox erasures() {
    return erasures;
  }

  /** Takes what people wrote, which is sent because they sent it. */
  Outbox letters() {
    return letters;
  }

  Message crash(Throwable thrown, boolean handled) {
    long now = millis();
    var chain = Stacks.of(thrown, names);
    return new Message.Crash(id(now), Instant.ofEpochMilli(now), sender(), handled, chain);
  }

  Message letter(String kind, String text, @Nullable String email) {
    long now = millis();
    return new Message.Feedback(id(now), Instant.ofEpochMilli(now), sender(), kind, text, email);
  }

  /**
   * Tells whether a person may write: unless somebody who decides for the machine, or a variable,
   * keeps the app silent.
   */
  boolean mayWrite() {
    var planned = plan.feedback();
    if (planned == null
        || !settings.way(planned.channel()).dialect().carries(Message.Feedback.class)) {
      return false;
    }
    var standing = policy.standing(planned.channel());
    return standing.mode() == Mode.ON || PERSONS_OWN.contains(standing.because());
  }

  void post(Message letter) {
    letters.add(speaker.named(letter));
    letters.settle();
  }

  /** Forgets everything here and prepares to tell the server, if it knows an id. */
  void erase() throws IOException {
    String id = speaker.knownInstall();
    for (String channel : lanes.keySet()) {
      var standing = policy.standing(channel);
      if (standing.mode() == Mode.ON || standing.because() == Because.ANSWER) {
        answer(channel, false, "");
      }
      lane(channel).follow(Mode.OFF);
    }
    letters.purge();
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
    return !letters.isWorking()
        && lanes.values().stream()
            .flatMap(lane -> lane.outboxes().stream())
            .noneMatch(Outbox::isWorking);
  }

  /**
   * Tells whether something was left to send when the app last ended, or nobody can tell. Summaries
   * do not count: they leave when the app closes.
   */
  boolean mayHaveLeftovers() {
    try {
      boolean any = erasures.waiting() > 0 || letters.waiting() > 0;
      for (Lane lane : lanes.values()) {
        any |= lane.mode() == Mode.ON && lane.outboxes().get(0).waiting() > 0;
      }
      return any;
    } catch (IOException unreadable) {
      return true;
    }
  }

  void reset() throws IOException {
    var failed = new ArrayList<IOException>();
    letters.purge();
    for (Lane lane : lanes.values()) {
      try {
        lane.purge();
      } catch (IOException cannotDelete) {
        failed.add(cannotDelete);
      }
    }
    speaker.reset();
    if (!failed.isEmpty()) {
      throw failed.get(0);
    }
  }
}
