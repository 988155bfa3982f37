package candor.sdk.verbs;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.sdk.Candor;
import candor.sdk.Status;
import candor.sdk.consent.Mode;
import candor.sdk.outbox.Ledger;
import candor.sdk.typed.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Does what a person types: {@code status, enable, disable, local, preview, export, validate,
 * audit, reset, erase}. For use by one thread.
 *
 * <p>Exit codes: 0 done (or on), 1 failed (or something was found), 2 wrong usage, 3 off.
 */
public final class Verbs {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int OFF = 3;
  private static final Duration ERASE_WITHIN = Duration.ofSeconds(5);
  private static final Map<String, String> ALL = all();

  private static Map<String, String> all() {
    var words = new LinkedHashMap<String, String>();
    words.put("status", "Tells what is sent, and because of what.");
    words.put("enable", "Says yes.");
    words.put("disable", "Says no; what waits is thrown away.");
    words.put("local", "Records, and keeps all of it on this machine.");
    words.put("preview", "Shows the exact text that would be sent; sends nothing.");
    words.put("view", "The same as preview.");
    words.put("export", "Prints every byte that left and that waits.");
    words.put("validate", "Holds all of it against the plan.");
    words.put("audit", "Checks that the ledger is as it was written.");
    words.put("reset", "Makes this install a new one.");
    words.put("erase", "Forgets everything here, and asks the server to do so too.");
    return Collections.unmodifiableMap(words);
  }

  /**
   * Returns the verbs.
   *
   * @return what each does, in the order of a page
   */
  public static Map<String, String> words() {
    return ALL;
  }

  private final Plan plan;
  private final Candor candor;
  private final List<Event> samples;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Makes the verbs of an app.
   *
   * @param plan the plan of the app
   * @param candor its client
   * @param samples what the app would send now, for a preview when nothing waits
   * @param out takes answers
   * @param err takes what is wrong, in one sentence
   */
  public Verbs(Plan plan, Candor candor, List<Event> samples, PrintStream out, PrintStream err) {
    this.plan = plan;
    this.candor = candor;
    this.samples = List.copyOf(samples);
    this.out = out;
    this.err = err;
  }

  /**
   * Does one verb.
   *
   * @param arguments the verb, then a channel where it takes one, and {@code --json}
   * @return the exit code
   */
  public int run(String... arguments) {
    var words = new ArrayList<>(List.of(arguments));
    boolean json = words.remove("--json");
    if (words.isEmpty() || words.size() > 2 || !ALL.containsKey(normal(words.get(0)))) {
      err.println("name one of: " + String.join(", ", ALL.keySet()));
      return USAGE;
    }
    String channel = words.size() == 2 ? words.get(1) : plan.mainChannel();
    if (!plan.channels().containsKey(channel)) {
      err.println("name one of: " + String.join(", ", plan.channels().keySet()));
      return USAGE;
    }
    try {
      return run(normal(words.get(0)), words.size() == 2 ? channel : "", json);
    } catch (IOException e) {
      err.println("it could not be done: " + e.getMessage());
      return FAILED;
    }
  }

  private static String normal(String verb) {
    return verb.equals("on") ? "enable" : verb.equals("off") ? "disable" : verb;
  }

  private int run(String verb, String channel, boolean json) throws IOException {
    return switch (verb) {
      case "status" -> status(channel, json);
      case "enable" -> answer(channel, true, json);
      case "disable" -> answer(channel, false, json);
      case "local" -> local(channel, json);
      case "preview", "view" -> preview();
      case "export" -> export();
      case "validate" -> validate();
      case "audit" -> audit();
      case "reset" -> reset();
      default -> erase();
    };
  }

  private int answer(String channel, boolean yes, boolean json) throws IOException {
    for (String each : channel.isEmpty() ? plan.channels().keySet() : List.of(channel)) {
      candor.answer(each, yes);
    }
    return status(channel, json) == OFF && yes ? FAILED : DONE;
  }

  private int local(String channel, boolean json) throws IOException {
    for (String each : channel.isEmpty() ? plan.channels().keySet() : List.of(channel)) {
      candor.keepHere(each);
    }
    status(channel, json);
    return DONE;
  }

  private int status(String channel, boolean json) {
    var status = candor.status();
    if (json) {
      out.println(JsonWriter.write(document(status)));
    } else {
      status
          .channels()
          .forEach((id, standing) ->
              out.println(
                  id + ": " + word(standing.mode()) + ", because " + standing.because().words()));
      out.println(
          "waiting %d, sent %d, refused %d, lost %d since this process began"
              .formatted(status.waiting(), status.sent(), status.refused(), status.lost()));
    }
    var standing = status.channels().get(channel.isEmpty() ? plan.mainChannel() : channel);
    return standing != null && standing.mode() == Mode.ON ? DONE : OFF;
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case ON -> "on";
      case OFF -> "off";
      case UNDECIDED -> "not decided";
      case LOCAL -> "kept on this machine";
      case LOG -> "shown in the log";
    };
  }

  private static Json document(Status status) {
    var channels = new LinkedHashMap<String, Json>();
    status
        .channels()
        .forEach((id, standing) ->
            channels.put(
                id,
                new Json.Dictionary(
                    Map.of(
                        "mode", new Json.Text(standing.mode().name().toLowerCase(Locale.ROOT)),
                        "because", new Json.Text(standing.because().words())))));
    var all = new LinkedHashMap<String, Json>();
    all.put("channels", new Json.Dictionary(channels));
    all.put("waiting", new Json.Whole(status.waiting()));
    all.put("sent", new Json.Whole(status.sent()));
    all.put("refused", new Json.Whole(status.refused()));
    all.put("lost", new Json.Whole(status.lost()));
    return new Json.Dictionary(all);
  }

  private List<String> bodies() throws IOException {
    var waiting = candor.preview();
    return waiting.isEmpty() ? candor.preview(samples) : waiting;
  }

  private int preview() throws IOException {
    bodies().forEach(out::println);
    return DONE;
  }

  private int export() throws IOException {
    for (Ledger.Entry entry : candor.ledger().entries()) {
      out.println(entry.body());
    }
    candor.preview().forEach(out::println);
    return DONE;
  }

  private int validate() throws IOException {
    var all = new ArrayList<>(bodies());
    candor.ledger().entries().forEach(entry -> all.add(entry.body()));
    int found = 0;
    for (String body : all) {
      for (Refusal refusal : candor.findings(body)) {
        out.println(refusal.event() + " " + refusal.field() + ": " + refusal.reason().code());
        found++;
      }
    }
    out.println(all.size() + " checked, " + found + " found");
    return found == 0 ? DONE : FAILED;
  }

  private int audit() throws IOException {
    int broken = candor.ledger().verify();
    out.println(
        broken == 0
            ? candor.ledger().entries().size() + " entries, the chain is whole"
            : "entry " + broken + " is not as it was written");
    return broken == 0 ? DONE : FAILED;
  }

  private int reset() throws IOException {
    candor.reset();
    out.println("This install is a new one now.");
    return DONE;
  }

  private int erase() throws IOException {
    boolean told = candor.erase(ERASE_WITHIN);
    out.println(
        told
            ? "Everything on this machine is gone, and the server was told."
            : "Everything on this machine is gone; the server will be told when it can be reached.");
    return DONE;
  }
}
