package candor.server.alert;

import candor.server.notes.Note;
import candor.server.notes.Notes;
import candor.server.query.Questioner.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Keeps the rules of each app, how things stand, and where to tell it. Safe for use by many
 * threads; what was changed is durable on return.
 */
public final class Alerts {

  /** Each one is a question an hour. */
  private static final int MOST_RULES = 30;

  private static final String WEBHOOK = "webhook";
  private static final String DIGEST = "digest";

  private final Notes rules;
  private final Notes hooks;
  private final Notes states;

  private Alerts(Notes rules, Notes hooks, Notes states) {
    this.rules = rules;
    this.hooks = hooks;
    this.states = states;
  }

  /** Names the ways by which alerts are told. */
  public enum Way {
    /** Posted to the address that a maintainer gave. */
    WEBHOOK,
    /** Mailed to the addresses that the operator gave. */
    MAIL
  }

  /**
   * Is where an app's alerts go.
   *
   * @param url the address, or empty
   * @param secret what signs what is posted there, or empty where nothing does
   * @param mail whether they are mailed
   * @param digest whether a digest is sent every week
   */
  public record Hook(String url, String secret, boolean mail, boolean digest) {

    static final Hook NOWHERE = new Hook("", "", false, false);

    /** Names neither; the secret, or one in the address, must not get into a log by chance. */
    @Override
    public String toString() {
      return "alerts" + (url.isEmpty() ? "" : " by webhook") + (mail ? " by mail" : "");
    }

    boolean goes(Way way) {
      return switch (way) {
        case WEBHOOK -> !url.isEmpty();
        case MAIL -> mail;
      };
    }
  }

  /**
   * Opens the alerts of a directory, which need not exist yet.
   *
   * @param notes the directory of notes
   * @return the alerts
   * @throws IOException if a file cannot be read or is damaged
   */
  public static Alerts open(Path notes) throws IOException {
    return new Alerts(
        Notes.open(notes.resolve("alerts")),
        Notes.open(notes.resolve("webhooks")),
        Notes.open(notes.resolve("alert-states")));
  }

  /**
   * Returns the rules of an app by name.
   *
   * @param app the app's id
   * @return a copy
   */
  public List<AlertRule> rules(String app) {
    return rules.all(app).entrySet().stream()
        .map(entry -> rule(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(AlertRule::name).thenComparing(AlertRule::id))
        .toList();
  }

  private static AlertRule rule(String id, Note note) {
    return new AlertRule(
        id,
        note.field("name", ""),
        Measure.valueOf(note.field("measure", "EVENTS")),
        note.field("event", ""),
        AlertRule.Test.valueOf(note.field("test", "OVER")),
        Long.parseLong(note.field("amount", "0")));
  }

  /**
   * Adds a rule.
   *
   * @param app the app's id
   * @param rule the rule; its id is not used
   * @throws IOException if it cannot be written, or there are too many
   */
  public void add(String app, AlertRule rule) throws IOException {
    if (rules.all(app).size() >= MOST_RULES) {
      throw new IOException("there are " + MOST_RULES + " alerts already; remove one first");
    }
    var fields =
        Map.of(
            "name",
            rule.name(),
            "measure",
            rule.measure().name(),
            "event",
            rule.event(),
            "test",
            rule.test().name(),
            "amount",
            Long.toString(rule.amount()));
    rules.put(app, UUID.randomUUID().toString(), new Note(fields));
  }

  /**
   * Forgets a rule and how it stood.
   *
   * @param app the app's id
   * @param id the rule's id
   * @throws IOException if it cannot be written
   */
  public void remove(String app, String id) throws IOException {
    if (rules.get(app, id) != null) {
      rules.remove(app, id);
      states.remove(app, id);
    }
  }

  /**
   * Returns how a rule stands.
   *
   * @param app the app's id
   * @param id the rule's id
   * @return its state; that of a new rule when it was never looked at
   */
  public AlertState state(String app, String id) {
    Note note = states.get(app, id);
    return note == null ? AlertState.NEW : AlertState.of(note);
  }

  void keep(String app, String id, AlertState state) throws IOException {
    // An hour without a change writes nothing; a rule removed meanwhile must not come back.
    if (rules.get(app, id) != null && !state.equals(state(app, id))) {
      states.put(app, id, state.note());
    }
  }

  /**
   * Returns where the alerts of an app go.
   *
   * @param app the app's id
   * @return the hook; without an address nothing is told
   */
  public Hook hook(String app) {
    Note note = hooks.get(app, WEBHOOK);
    return note == null
        ? Hook.NOWHERE
        : new Hook(
            note.field("url", ""),
            note.field("secret", ""),
            note.field("mail", "").equals("yes"),
            note.field(DIGEST, "").equals("weekly"));
  }

  /**
   * Changes where the alerts of an app go.
   *
   * @param app the app's id
   * @param hook the hook
   * @throws IOException if it cannot be written
   */
  public void hook(String app, Hook hook) throws IOException {
    String digest = hook.digest() ? "weekly" : "never";
    var fields =
        Map.of(
            "url",
            hook.url(),
            "secret",
            hook.secret(),
            "mail",
            hook.mail() ? "yes" : "no",
            DIGEST,
            digest);
    hooks.put(app, WEBHOOK, new Note(fields));
  }

  /**
   * Returns what became of the latest delivery.
   *
   * @param app the app's id
   * @param way by which way
   * @return why it failed, or empty
   */
  public String trouble(String app, Way way) {
    Note note = hooks.get(app, of("delivery", way));
    return note == null ? "" : note.field("problem", "");
  }

  void trouble(String app, Way way, String problem) throws IOException {
    if (!trouble(app, way).equals(problem)) {
      hooks.put(app, of("delivery", way), new Note(Map.of("problem", problem)));
    }
  }

  private static String of(String what, Way way) {
    return way == Way.WEBHOOK ? what : what + "-mail";
  }

  /** Returns the last week that a digest told of, or the empty string. */
  String digested(String app, Way way) {
    Note note = hooks.get(app, of(DIGEST, way));
    return note == null ? "" : note.field("week", "");
  }

  void digested(String app, Way way, String week) throws IOException {
    hooks.put(app, of(DIGEST, way), new Note(Map.of("week", Objects.requireNonNull(week))));
  }
}
