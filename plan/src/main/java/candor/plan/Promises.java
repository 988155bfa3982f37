package candor.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups what a plan promises to the people who run the app. Immutable values. */
public final class Promises {

  private Promises() {}

  /** Names when a channel may send. */
  public enum Consent {
    /** Only after a yes. */
    OPT_IN,
    /** Until a no. */
    OPT_OUT,
    /** On by default, but held until the person confirmed. */
    GATED
  }

  /**
   * Is one switch of the person.
   *
   * @param consent when it may send
   * @param label the words beside the switch
   * @param ask when to ask, as a readable sentence
   * @param defaultAnswer what Enter or an untouched box means
   * @param hold how many messages wait in memory before the answer; 0 drops them
   * @param retroactive whether a yes also sends what waited
   * @param withdrawal what a later no does, as a readable sentence
   * @param collected the short list shown before asking
   * @param notCollected the short list of what is not collected, shown before asking
   */
  public record Channel(
      Consent consent,
      String label,
      String ask,
      boolean defaultAnswer,
      int hold,
      boolean retroactive,
      String withdrawal,
      List<String> collected,
      List<String> notCollected) {
    /** Copies the lists. */
    public Channel {
      collected = List.copyOf(collected);
      notCollected = List.copyOf(notCollected);
    }
  }

  /**
   * Says what tells one install from another.
   *
   * @param model none, daily or install
   * @param marks whether the device also reports first-of-period marks and its cohort week
   * @param explanation how it is explained to people
   * @param places where the device keeps it, by platform; empty when it keeps nothing
   * @param wireName the name of the field that carries it, or null for the default
   * @param fingerprintBits how many bits the context may tell of a machine before the check warns,
   *     or null for the default
   */
  public record Identity(
      Model model,
      boolean marks,
      String explanation,
      Map<String, String> places,
      @Nullable String wireName,
      @Nullable Integer fingerprintBits) {
    /** Copies the map. */
    public Identity {
      places = Plan.ordered(places);
    }

    /**
     * Makes an identity with the default budget for the context.
     *
     * @param model none, daily or install
     * @param marks whether the device also reports first-of-period marks and its cohort week
     * @param explanation how it is explained to people
     * @param places where the device keeps it, by platform
     * @param wireName the name of the field that carries it, or null for the default
     */
    public Identity(
        Model model,
        boolean marks,
        String explanation,
        Map<String, String> places,
        @Nullable String wireName) {
      this(model, marks, explanation, places, wireName, null);
    }

    /** Names the identity models. */
    public enum Model {
      /** No identifier; the device counts for itself. */
      NONE,
      /** A server-side hash whose salt rotates daily and is destroyed. */
      DAILY,
      /** A random UUID that the person can reset. */
      INSTALL
    }
  }

  /**
   * Says what happens to messages whose time cannot be right.
   *
   * @param clampOld whether messages older than 30 days move to the edge instead of being refused
   * @param clampFuture whether messages over 10 minutes ahead move to now instead of being refused
   */
  public record Times(boolean clampOld, boolean clampFuture) {}

  /**
   * Is one promise.
   *
   * @param what what is never collected
   * @param because the rule that guarantees it, or null when it rests on the app's code alone
   */
  public record Never(String what, @Nullable String because) {}

  /**
   * Says how long rows are kept, in days.
   *
   * @param events rows of events and summaries
   * @param crashes crash reports
   * @param feedback feedback texts
   * @param emails e-mail addresses in feedback
   */
  public record Retention(int events, int crashes, int feedback, int emails) {}

  /**
   * Says what the public page shows.
   *
   * @param shows ids of KPIs and segments; empty for no public page
   * @param minimumGroup the fewest installs behind any figure shown
   */
  public record Disclosure(List<String> shows, int minimumGroup) {
    /** Copies the list. */
    public Disclosure {
      shows = List.copyOf(shows);
    }
  }

  /**
   * Records that a widening was agreed to.
   *
   * @param who who agreed
   * @param when the ISO date
   * @param why the reason
   */
  public record Review(String who, String when, String why) {}

  /**
   * Says where and how the app's client sends, and how people command it.
   *
   * @param endpoint the address that receives, or null when the build of the app names it
   * @param transport the dialect in which it sends
   * @param sends when it sends, as readable sentences; may be empty
   * @param timeout how long one request may take
   * @param config the file that keeps the answers, by platform; empty for the usual places
   * @param commands what people type or press, by verb
   */
  public record Client(
      @Nullable String endpoint,
      Transport transport,
      String sends,
      Duration timeout,
      Map<String, String> config,
      Map<String, String> commands) {

    /** What holds where a plan says nothing; five seconds is what an app may take to close. */
    public static final Client DEFAULT =
        new Client(null, Transport.NATIVE, "", Duration.ofSeconds(5), Map.of(), Map.of());

    /** The verbs that commands may have, in the order of a page. */
    public static final List<String> VERBS =
        List.of(
            "status",
            "enable",
            "disable",
            "local",
            "preview",
            "view",
            "export",
            "validate",
            "audit",
            "reset",
            "erase");

    /** Copies the maps. */
    public Client {
      config = Plan.ordered(config);
      commands = Plan.ordered(commands);
    }

    /** Names the dialects. */
    public enum Transport {
      /** Batches of this project's own form. */
      NATIVE,
      /** The protocol of Aptabase clients. */
      APTABASE,
      /** The protocol of PostHog clients. */
      POSTHOG,
      /** Envelopes of Sentry clients. */
      SENTRY,
      /** One document per session, its fields below {@code metrics}. */
      USAGE
    }
  }
}
