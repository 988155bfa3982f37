package candor.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Is everything that one app may collect. Immutable; maps keep the order of the file.
 *
 * @param app which app
 * @param channels the independent switches by id ({@code usage}, {@code crash}, {@code feedback})
 * @param identity what tells one install from another
 * @param times what happens to messages from the far past or the future
 * @param context the properties that ride on every event
 * @param vocabularies the named closed lists
 * @param events the events by name
 * @param counters the counters by name
 * @param person what is remembered of an install, by name
 * @param summary the once-per-session document, or null
 * @param crash the crash reports, or null
 * @param feedback the feedback form, or null
 * @param never what the app promises not to collect
 * @param questions what the collection answers
 * @param retention how long it is kept
 * @param disclosure what the public page shows
 * @param reviews who agreed to widening, newest last
 * @param client where and how the app's client sends
 */
public record Plan(
    App app,
    Map<String, Promises.Channel> channels,
    Promises.Identity identity,
    Promises.Times times,
    Map<String, Property> context,
    Map<String, PropertyType.Vocabulary> vocabularies,
    Map<String, Event> events,
    Map<String, Counter> counters,
    Map<String, PersonProperty> person,
    @Nullable Summary summary,
    @Nullable Crash crash,
    @Nullable Feedback feedback,
    List<Promises.Never> never,
    Questions questions,
    Promises.Retention retention,
    Promises.Disclosure disclosure,
    List<Promises.Review> reviews,
    Promises.Client client) {

  /** The version of the plan language that this class models. */
  public static final int LANGUAGE = 1;

  /** Copies the collections, keeps their order, and compiles the rules of the properties. */
  public Plan {
    channels = ordered(channels);
    context = Rules.of(context);
    vocabularies = ordered(vocabularies);
    events = ordered(events);
    counters = ordered(counters);
    person = ordered(person);
    never = List.copyOf(never);
    reviews = List.copyOf(reviews);
  }

  /**
   * Returns the channel that speaks for the app where one has to, such as for marks: that of the
   * most events. The order of a file does not count, because the canonical form does not keep it.
   *
   * @return the id of a channel, or the empty string when there is none
   */
  public String mainChannel() {
    var weights = new TreeMap<String, Integer>();
    channels.keySet().forEach(id -> weights.put(id, 0));
    events.values().forEach(event -> weights.merge(event.channel(), 1, Integer::sum));
    if (summary != null) {
      weights.merge(summary.channel(), 1, Integer::sum);
    }
    String heaviest = "";
    int most = -1;
    for (Map.Entry<String, Integer> channel : weights.entrySet()) {
      if (channel.getValue() > most) {
        heaviest = channel.getKey();
        most = channel.getValue();
      }
    }
    return heaviest;
  }

  static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Names the app.
   *
   * @param id lower-case letters, digits and dashes
   * @param name as people read it
   * @param kind {@code desktop}, {@code cli} or {@code server}
   * @param platforms the operating systems it runs on
   * @param links addresses of pages by what they are, such as {@code home}
   * @param purposes what the figures are used for, as readable sentences
   * @param access who can see them, as readable sentences
   */
  public record App(
      String id,
      String name,
      String kind,
      List<String> platforms,
      Map<String, String> links,
      List<String> purposes,
      List<String> access) {
    /** Copies the collections. */
    public App {
      platforms = List.copyOf(platforms);
      links = ordered(links);
      purposes = List.copyOf(purposes);
      access = List.copyOf(access);
    }
  }

  /**
   * Is one planned event.
   *
   * @param channel the channel it belongs to
   * @param question the question it answers
   * @param when when it fires, as a readable sentence
   * @param once {@code install}, {@code day}, {@code process} or empty
   * @param reserved whether it is planned but not yet emitted
   * @param properties its properties by name
   * @param checks cross-checks between properties: what one implies of another
   * @param never what it never carries, as readable phrases
   * @param since the app version that introduced it, or null
   * @param expires the ISO date after which it must be renewed, or null
   */
  public record Event(
      String channel,
      String question,
      String when,
      String once,
      boolean reserved,
      Map<String, Property> properties,
      List<Check> checks,
      List<String> never,
      @Nullable String since,
      @Nullable String expires) {
    /** Copies the collections. */
    public Event {
      properties = Rules.of(properties);
      checks = List.copyOf(checks);
      never = List.copyOf(never);
    }
  }

  /**
   * Ties two properties of one event together; an event that breaks it is refused.
   *
   * @param given the condition that switches the check on
   * @param then what must then hold
   */
  public record Check(Property.Condition given, Property.Condition then) {}

  /**
   * Is a number per install that events raise.
   *
   * @param what what it counts
   * @param raisedBy the events that raise it by one each
   */
  public record Counter(String what, List<String> raisedBy) {
    /** Copies the list. */
    public Counter {
      raisedBy = List.copyOf(raisedBy);
    }
  }

  /**
   * Is a fact remembered of an install, only with identity {@code install}.
   *
   * @param what what it says
   * @param once whether the earliest event wins (set once) or the latest
   * @param from where the value comes from: {@code time}, {@code context.NAME} or {@code prop.NAME}
   * @param by the events that write it; empty for all
   */
  public record PersonProperty(String what, boolean once, String from, List<String> by) {
    /** Copies the list. */
    public PersonProperty {
      by = List.copyOf(by);
    }
  }

  /**
   * Is a once-per-session document; its fields are stored under the name as an event is.
   *
   * @param name the name under which it is stored and asked for
   * @param channel the channel it belongs to
   * @param maxBytes the most bytes of its compact JSON form
   * @param what what it is for
   * @param when when it is sent
   * @param properties its fields by name
   */
  public record Summary(
      String name,
      String channel,
      int maxBytes,
      String what,
      String when,
      Map<String, Property> properties) {
    /** Copies the map. */
    public Summary {
      properties = Rules.of(properties);
    }
  }

  /**
   * Says what a crash report holds.
   *
   * @param channel the channel it belongs to
   * @param maxMessageBytes the most bytes kept of the message
   * @param maxFrames the most frames kept
   * @param install whether the install id rides along
   * @param sessions whether it is counted how sessions went, without any identifier
   * @param context the context properties that ride along
   * @param stripped what is always taken out, as readable phrases
   * @param redaction what becomes {@code <redacted>}: prefixes and assignments
   */
  public record Crash(
      String channel,
      int maxMessageBytes,
      int maxFrames,
      boolean install,
      boolean sessions,
      List<String> context,
      List<String> stripped,
      List<String> redaction) {
    /** Copies the lists. */
    public Crash {
      context = List.copyOf(context);
      stripped = List.copyOf(stripped);
      redaction = List.copyOf(redaction);
    }

    /**
     * Says what a crash report holds where nothing of sessions is counted.
     *
     * @param channel the channel it belongs to
     * @param maxMessageBytes the most bytes kept of the message
     * @param maxFrames the most frames kept
     * @param install whether the install id rides along
     * @param context the context properties that ride along
     * @param stripped what is always taken out, as readable phrases
     * @param redaction what becomes {@code <redacted>}: prefixes and assignments
     */
    public Crash(
        String channel,
        int maxMessageBytes,
        int maxFrames,
        boolean install,
        List<String> context,
        List<String> stripped,
        List<String> redaction) {
      this(channel, maxMessageBytes, maxFrames, install, false, context, stripped, redaction);
    }
  }

  /**
   * Says what a feedback form holds.
   *
   * @param channel the channel it belongs to
   * @param kinds the kinds of feedback, default first
   * @param maxLength the most characters of the text
   * @param email whether an e-mail address may be typed
   */
  public record Feedback(String channel, List<String> kinds, int maxLength, boolean email) {
    /** Copies the list. */
    public Feedback {
      kinds = List.copyOf(kinds);
    }
  }
}
