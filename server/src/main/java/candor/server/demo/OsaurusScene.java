package candor.server.demo;

import candor.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Plays one day of one install of the assistant. */
final class OsaurusScene {

  private static final String[] STEPS = {
    "welcome", "create_agent", "configure_ai", "choose_plugins", "walkthrough"
  };

  /** What part goes on from each step. */
  private static final double[] STAYING = {0.95, 0.9, 0.84, 0.93, 0.97};

  private static final Pattern SIZE = Pattern.compile("(\\d+)[Bb]\\b");

  private final AptabaseBatch batch;
  private final Window window;
  private final Dice dice;
  private final Json memory;
  private String session = "";
  private int second;

  OsaurusScene(AptabaseBatch batch, Window window, Dice dice, String memory) {
    this.batch = batch;
    this.window = window;
    this.dice = dice;
    this.memory = new Json.Text(memory);
  }

  /** Plays the day and returns the second at which its first session begins. */
  int play(Install install, String version, OsaurusTaste taste, boolean newest) {
    boolean firstDay = install.birth().equals(window.day());
    int sessions = window.sessions(1 + dice.times(0.42, 4));
    int earliest = Integer.MAX_VALUE;
    for (int i = 0; i < sessions; i++) {
      int drawn = install.rhythm().secondOfDay(dice.random(), install.zoneHours());
      begin(window.begin(drawn));
      earliest = Math.min(earliest, second);
      say("app_launched", Props.NONE);
      if (firstDay && i == 0 && !onboard()) {
        return earliest;
      }
      server(taste, version);
      chats(taste, firstDay && i == 0);
      feature(taste, newest);
    }
    return earliest;
  }

  private void begin(int at) {
    second = at;
    long draw = 10_000_000L + dice.random().nextInt(90_000_000);
    session = Long.toString(window.at(second).getEpochSecond() * 100_000_000L + draw);
  }

  /** Goes through onboarding; returns whether the person then stays. */
  private boolean onboard() {
    say("onboarding_started", Props.NONE);
    for (int i = 0; i < STEPS.length; i++) {
      say("onboarding_step_viewed", Props.of("step", STEPS[i]).with("step_index", i).all());
      if (!dice.chance(STAYING[i])) {
        if (dice.chance(0.4)) {
          complete(STEPS[i], "close_button");
        }
        return dice.chance(0.15);
      }
      if (i > 0 && dice.chance(0.2)) {
        say("onboarding_step_skipped", Props.of("step", STEPS[i]).all());
      }
    }
    complete("walkthrough", "finish_button");
    say("first_time_chat_shown", Props.NONE);
    return true;
  }

  private void complete(String step, String via) {
    say("onboarding_completed", Props.of("last_step", step).with("via", via).all());
  }

  private void server(OsaurusTaste taste, String version) {
    if (taste.server()) {
      // The oldest version still attaches the port, which the plan never allowed: it is dropped.
      say("server_started", version.equals("0.14.3") ? Props.of("port", 1337).all() : Props.NONE);
    }
  }

  private void chats(OsaurusTaste taste, boolean first) {
    int chats = dice.times(0.55, 5) + (first ? 1 : 0);
    for (int i = 0; i < chats; i++) {
      say("chat_session_started", Props.NONE);
      if (first && i == 0 && dice.chance(0.86)) {
        say("first_time_chat_used", Props.NONE);
      }
      int turns = 1 + dice.times(0.68, 12);
      for (int turn = 0; turn < turns; turn++) {
        say("message_sent", taste.turn(dice, "chat_ui"));
      }
    }
    if (taste.server()) {
      int calls = dice.times(0.72, 10);
      for (int i = 0; i < calls; i++) {
        say("message_sent", taste.turn(dice, dice.chance(0.8) ? "http_api" : "plugin"));
      }
    }
  }

  private void feature(OsaurusTaste taste, boolean newest) {
    if (dice.chance(taste.agents() / 2)) {
      say("agent_run", Props.of("source", dice.chance(0.6) ? "dispatch" : "http_api").all());
    }
    if (dice.chance(0.06)) {
      say("model_downloaded", download(taste.model()));
    }
    if (dice.chance(taste.remoteShare() / 25)) {
      say("remote_provider_added", Props.of("provider_type", taste.remote()).all());
    }
    if (dice.chance(0.012)) {
      say("mcp_provider_added", Props.of("transport", dice.chance(0.7) ? "stdio" : "http").all());
    }
    if (dice.chance(0.02)) {
      say("agent_created", Props.NONE);
    }
    if (newest && dice.chance(0.03)) {
      // A feature that was released before its event was planned: refused until the plan is.
      say("computer_use_run", Props.NONE);
    }
  }

  private static Map<String, Json> download(String model) {
    var props = Props.of("model", model).flag("is_vlm", model.contains("-VL-"));
    var size = SIZE.matcher(model);
    if (size.find()) {
      props.with("param_count", size.group(1) + "B");
    }
    return props.with("quantization", model.endsWith("4bit") ? "4-bit" : "MXFP4").all();
  }

  private void say(String name, Map<String, Json> props) {
    Instant at = window.at(second);
    if (window.holds(at)) {
      var all = new LinkedHashMap<String, Json>(props);
      all.put("total_memory_gb", memory);
      batch.event(at, session, name, all);
    }
    second += 4 + dice.around(25, 0.9);
  }
}
