package candor.sdk.consent;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.plan.Promises.Channel;
import candor.plan.Promises.Consent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what holds for a channel, in one order that never changes: key, policy of the machine,
 * DO_NOT_TRACK, the app's variable, CI, then the person's answer, then the plan.
 *
 * <p>All that stands before the answer can only reduce. Immutable; reads files at each question.
 */
public final class Policy {

  /** What these variables say when somebody did not mean them. */
  private static final Set<String> NOT_MEANT = Set.of("", "0", "false", "no", "off");

  /** Set by the build services that people use; CI alone covers nearly all. */
  private static final List<String> CI =
      List.of("CI", "BUILD_NUMBER", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION");

  private final Plan plan;
  private final Machine machine;
  private final Answers answers;
  private final Predicate<String> hasKey;
  private final Predicate<String> widenedSince;

  /**
   * Prepares to decide.
   *
   * @param plan the plan of the app
   * @param machine where it runs
   * @param answers the person's answers
   * @param hasKey tells whether the app was built with a key for a channel
   * @param widenedSince tells whether the plan collects more than the one with a given hash
   */
  public Policy(
      Plan plan,
      Machine machine,
      Answers answers,
      Predicate<String> hasKey,
      Predicate<String> widenedSince) {
    this.plan = plan;
    this.machine = machine;
    this.answers = answers;
    this.hasKey = hasKey;
    this.widenedSince = widenedSince;
  }

  /**
   * Decides for a channel.
   *
   * @param channel the id of a channel of the plan
   * @return what holds, and because of what
   */
  public Standing standing(String channel) {
    if (!hasKey.test(channel)) {
      return new Standing(Mode.OFF, Because.NO_KEY);
    }
    var ceiling = ceiling();
    var own = own(channel, Objects.requireNonNull(plan.channels().get(channel), channel));
    return ceiling != null && ceiling.mode().compareTo(own.mode()) < 0 ? ceiling : own;
  }

  /** Returns what reduces, or null. */
  private @Nullable Standing ceiling() {
    var managed = managed();
    if (managed != null) {
      return managed;
    }
    if (isMeant(machine.variable("DO_NOT_TRACK"))) {
      return new Standing(Mode.OFF, Because.DO_NOT_TRACK);
    }
    var variable = variable();
    if (variable != null) {
      return new Standing(variable, Because.VARIABLE);
    }
    return CI.stream().anyMatch(name -> isMeant(machine.variable(name)))
        ? new Standing(Mode.OFF, Because.CI)
        : null;
  }

  private static boolean isMeant(String value) {
    return !NOT_MEANT.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the name of the variable that reduces what this app sends.
   *
   * @return such as {@code SHIMMY_TELEMETRY}
   */
  public String variableName() {
    return plan.app().id().toUpperCase(Locale.ROOT).replace('-', '_') + "_TELEMETRY";
  }

  private @Nullable Mode variable() {
    return mode(machine.variable(variableName()));
  }

  /** Understands off, local and log; what is not understood was meant to say something: off. */
  private static @Nullable Mode mode(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "on", "1", "true", "yes" -> null;
      case "local" -> Mode.LOCAL;
      case "log" -> Mode.LOG;
      default -> Mode.OFF;
    };
  }

  private @Nullable Standing managed() {
    try {
      var read = JsonReader.read(Files.readAllBytes(managedFile()));
      if (read instanceof Json.Dictionary root && root.get("telemetry") instanceof Json.Text text) {
        var mode = mode(text.value());
        return mode == null ? null : new Standing(mode, Because.MANAGED);
      }
      return new Standing(Mode.OFF, Because.MANAGED);
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException | JsonException unreadable) {
      // Somebody meant to decide; the careful reading is a no.
      return new Standing(Mode.OFF, Because.MANAGED);
    }
  }

  private Path managedFile() {
    Path root =
        switch (machine.platform()) {
          case "windows" -> machine.directory("PROGRAMDATA", "ProgramData");
          case "macos" -> Path.of("/Library/Application Support");
          default -> Path.of(machine.variables().getOrDefault("XDG_CONFIG_DIRS", "/etc"));
        };
    return root.resolve(plan.app().id()).resolve("telemetry-policy.json");
  }

  private Standing own(String id, Channel channel) {
    Answers.@Nullable Answer answer;
    boolean here;
    try {
      answer = answers.read(id);
      here = Answers.HERE.equals(answers.beside(id, Answers.KEEP));
    } catch (IOException e) {
      return new Standing(Mode.OFF, Because.UNREADABLE);
    }
    if (answer == null) {
      return channel.consent() == Consent.OPT_OUT
          ? new Standing(Mode.ON, Because.DEFAULT)
          : new Standing(Mode.UNDECIDED, Because.NOT_ASKED);
    }
    if (!answer.yes()) {
      return new Standing(Mode.OFF, Because.ANSWER);
    }
    return widenedSince.test(answer.plan())
        ? new Standing(Mode.UNDECIDED, Because.WIDENED)
        : new Standing(here ? Mode.LOCAL : Mode.ON, Because.ANSWER);
  }
}
