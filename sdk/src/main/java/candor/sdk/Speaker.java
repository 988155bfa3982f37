package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.sdk.consent.Answers;
import candor.sdk.consent.Places;
import candor.sdk.probe.InstallId;
import candor.sdk.probe.Periods;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Knows who is speaking, as far as the plan's identity model allows: an install, a session, a day.
 * Safe for use by many threads.
 */
final class Speaker {

  private final Identity identity;
  private final Options options;
  private final RandomGenerator random;
  private final Answers answers;
  private final InstallId install;
  private final Periods periods;
  private final boolean besideAnswer;
  private final String wireName;
  private final String channel;
  private final Session session;
  private @Nullable LocalDate claimed;
  private @Nullable Sender lastAnonymous;
  private @Nullable Sender lastNamed;

  Speaker(Plan plan, Options options, Places places, Answers answers) {
    this.identity = plan.identity();
    this.options = options;
    this.random = options.random;
    this.answers = answers;
    var machine = options.machine;
    String place = identity.places().get(machine.platform());
    Path file = place == null ? places.state().resolve("install_id") : machine.resolve(place);
    this.wireName = identity.wireName() == null ? "install_id" : identity.wireName();
    this.besideAnswer = file.equals(places.answers());
    this.channel = plan.mainChannel();
    this.install = new InstallId(file, this::random);
    this.periods = new Periods(places.state().resolve("periods"));
    this.session = new Session(options, this::random);
  }

  /** A random id, UUID version 4 of RFC 9562. */
  private synchronized UUID random() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** An id whose order is that of time, UUID version 7 of RFC 9562. */
  synchronized UUID eventId(long millis) {
    long high = (millis << 16) | 0x7000 | (random.nextLong() & 0xfff);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  Session session() {
    return session;
  }

  /** Returns the id of the install, or null when the plan has none. */
  @Nullable String install() {
    if (identity.model() != Identity.Model.INSTALL) {
      return null;
    }
    if (!besideAnswer) {
      return install.get();
    }
    try {
      return answers.beside(channel, wireName);
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Puts the id of the install on a message, and makes one if there is none yet. */
  @SuppressWarnings(
      "ReferenceEquality") // Equal would do as well, and would cost more than it saves.
  synchronized Message named(Message message) {
    var sender = message.sender();
    // Whoever gives an address is not to be tied to an install.
    boolean alone = message instanceof Message.Feedback feedback && feedback.email() != null;
    var id = alone ? null : install();
    if (id == null) {
      return message;
    }
    var named = lastNamed;
    if (sender != lastAnonymous || named == null || !id.equals(named.install())) {
      named = new Sender(id, sender.session(), sender.debug(), sender.context());
      lastAnonymous = sender;
      lastNamed = named;
    }
    return message.of(named);
  }

  /** Puts the id of the install on a message that is only shown; makes none if there is none. */
  Message shown(Message message) {
    try {
      var known = knownInstall();
      var sender = message.sender();
      return known == null
          ? message
          : message.of(new Sender(known, sender.session(), sender.debug(), sender.context()));
    } catch (IOException unreadable) {
      return message;
    }
  }

  /** Returns what is written beside an answer: a new id with each yes, none with a no. */
  Map<String, String> besideAnswer(String answered, boolean yes) throws IOException {
    boolean here =
        besideAnswer && identity.model() == Identity.Model.INSTALL && answered.equals(channel);
    if (!here) {
      return Map.of();
    }
    var before = answers.read(channel);
    String known = answers.beside(channel, wireName);
    boolean keeps = yes && before != null && before.yes() && known != null;
    return Map.of(wireName, !yes ? "" : keeps && known != null ? known : random().toString());
  }

  List<Message> marks(Instant now, Sender sender) {
    var today = LocalDate.ofInstant(now, options.zone);
    if (today.equals(claimed)) {
      return List.of();
    }
    try {
      var claim = periods.claim(today);
      claimed = today;
      return claim == null
          ? List.of()
          : List.of(
              new Message.Marks(
                  eventId(now.toEpochMilli()),
                  now,
                  sender,
                  claim.day(),
                  claim.week(),
                  claim.month(),
                  claim.cohort()));
    } catch (IOException noDisk) {
      // Without a place for claims nothing may be counted: a machine that counts itself at every
      // start would be many.
      claimed = today;
      return List.of();
    }
  }

  /** Returns the id of the install if there is one already. */
  @Nullable String knownInstall() throws IOException {
    if (identity.model() != Identity.Model.INSTALL) {
      return null;
    }
    return besideAnswer ? answers.beside(channel, wireName) : install.known();
  }

  /** Forgets the install and what it counted. */
  synchronized void forget() throws IOException {
    session.renew();
    lastNamed = null;
    claimed = null;
    if (!besideAnswer) {
      install.reset();
    }
    periods.erase();
  }

  void reset() throws IOException {
    session.renew();
    if (besideAnswer) {
      var answer = answers.read(channel);
      if (answer != null && answer.yes()) {
        var fresh = Map.of(wireName, random().toString());
        answers.write(channel, answer, Instant.ofEpochMilli(options.time.millis()), fresh);
      }
    } else {
      install.reset();
    }
  }
}
