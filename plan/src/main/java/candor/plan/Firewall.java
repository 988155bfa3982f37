package candor.plan;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Promises.Identity;
import candor.plan.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages by a plan. Pure: the same plan and message give the same verdict anywhere, and
 * judging what was admitted once more changes nothing. Safe for use by many threads.
 *
 * <p>What the plan does not name does not pass. An optional field that does not fit is taken out
 * and counted; a required one that does not fit or is missing keeps the message out.
 */
public final class Firewall {

  /** Stands for marks and erasures in refusals: words of the grammar, not of any plan. */
  private static final String MARKS = "marks";

  private static final String ERASE = "erase";

  /** An ISO week as {@code 2026-W40}. */
  private static final LinearPattern COHORT = LinearPattern.of("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])");

  private Firewall() {}

  /**
   * Judges one message.
   *
   * @param plan what may be said
   * @param message what was said
   * @return the message as it may be kept, or why it may not; never a refused value
   */
  public static Verdict judge(Plan plan, Message message) {
    return judge(plan, message, new Setting(plan, message.sender()));
  }

  /**
   * Judges the messages of one request. The verdicts are those of judging one by one; what messages
   * share because they share their sender is judged once.
   *
   * @param plan what may be said
   * @param messages what was said
   * @return the verdicts in the order of the messages
   */
  public static List<Verdict> judge(Plan plan, List<Message> messages) {
    List<Verdict> verdicts = new ArrayList<>(messages.size());
    Setting setting = null;
    for (Message message : messages) {
      if (setting == null || !setting.isOf(message.sender())) {
        setting = new Setting(plan, message.sender());
      }
      verdicts.add(judge(plan, message, setting));
    }
    return verdicts;
  }

  /**
   * Judges events from the bytes of one request, as long as they are plain: written without white
   * space and escapes, and admitted whole. Of what is unusual it says nothing; read as JSON and
   * judged like any message it gets the same verdict. For one thread.
   */
  public interface Pass {

    /**
     * Reads the name of an event.
     *
     * @param from the byte after its opening quote
     * @return whether the plan has such an event; if not, it is unusual
     */
    boolean name(int from);

    /**
     * Reads and judges the properties of the event named.
     *
     * @param from where their object begins
     * @return whether all are kept; if not, the event is unusual
     */
    boolean properties(int from);

    /**
     * Returns where the part read last ends.
     *
     * @return the byte after its last
     */
    int after();

    /**
     * Makes the message of the name and the properties read last.
     *
     * @param id the event's id
     * @param at when it happened
     * @return the message as it may be kept
     */
    Message.Track admit(UUID id, Instant at);
  }

  /**
   * Begins to judge the events of one request from its bytes.
   *
   * @param plan what may be said
   * @param sender who says it
   * @param bytes the whole request
   * @return what judges them
   */
  public static Pass pass(Plan plan, Sender sender, byte[] bytes) {
    return new BytePass(plan, sender, bytes);
  }

  private static Verdict judge(Plan plan, Message message, Setting setting) {
    if (message instanceof Message.Track track) {
      return judge(plan, track, setting);
    }
    if (message instanceof Message.Summary summary) {
      return judge(plan, summary, setting);
    }
    if (message instanceof Message.Marks marks) {
      return judge(plan, marks, setting);
    }
    if (message instanceof Message.Crash crash) {
      return ReportRules.judge(plan, crash);
    }
    if (message instanceof Message.Outcomes outcomes) {
      return ReportRules.judge(plan, outcomes);
    }
    if (message instanceof Message.Feedback feedback) {
      return ReportRules.judge(plan, feedback);
    }
    if (message instanceof Message.Erase erase) {
      return judge(plan, erase);
    }
    throw new AssertionError("a kind of message without a rule");
  }

  private static Verdict judge(Plan plan, Message.Track track, Setting setting) {
    Plan.Event event = plan.events().get(track.name());
    if (event == null) {
      return new Drops(plan, Refusal.UNPLANNED).refuse("", Reason.NOT_IN_PLAN);
    }
    Drops drops = new Drops(plan, track.name());
    Context context = new Context(setting, drops);
    Fields props = fields(event.properties(), track.props(), context, drops);
    Verdict.Refuse refuse = settle(props, context);
    if (refuse == null) {
      refuse = check(event, props, drops);
    }
    if (refuse != null) {
      return refuse;
    }
    Sender sender = context.sender();
    return new Verdict.Admit(
        new Message.Track(track.id(), track.name(), track.at(), sender, props.kept()),
        drops.list());
  }

  private static Verdict judge(Plan plan, Message.Summary summary, Setting setting) {
    Plan.Summary planned = plan.summary();
    if (planned == null) {
      return new Drops(plan, Refusal.UNPLANNED).refuse("", Reason.NOT_IN_PLAN);
    }
    Drops drops = new Drops(plan, planned.name());
    Context context = new Context(setting, drops);
    Fields props = fields(planned.properties(), summary.props(), context, drops);
    Verdict.Refuse refuse = settle(props, context);
    if (refuse != null) {
      return refuse;
    }
    Map<String, Json> kept = props.kept();
    if (JsonWriter.bytes(new Json.Dictionary(kept)).length > planned.maxBytes()) {
      return drops.refuse("", Reason.TOO_LARGE);
    }
    Sender sender = context.sender();
    return new Verdict.Admit(
        new Message.Summary(summary.id(), summary.at(), sender, kept), drops.list());
  }

  private static Verdict judge(Plan plan, Message.Marks marks, Setting setting) {
    Drops drops = new Drops(plan, MARKS);
    Identity identity = plan.identity();
    if (identity.model() != Identity.Model.NONE && !identity.marks()) {
      return drops.refuse("", Reason.NOT_IN_PLAN);
    }
    Context context = new Context(setting, drops);
    Verdict.Refuse refuse = context.settle();
    if (refuse != null) {
      return refuse;
    }
    String cohort = marks.cohort();
    if (cohort != null && !COHORT.matches(cohort)) {
      drops.add("cohort", Reason.WRONG_FORM);
      cohort = null;
    }
    if (cohort == null && !marks.day() && !marks.week() && !marks.month()) {
      return drops.refuse("", Reason.MISSING);
    }
    Sender sender = context.sender();
    return new Verdict.Admit(
        new Message.Marks(
            marks.id(), marks.at(), sender, marks.day(), marks.week(), marks.month(), cohort),
        drops.list());
  }

  private static Verdict judge(Plan plan, Message.Erase erase) {
    Drops drops = new Drops(plan, ERASE);
    // Whoever asks for erasure need not tell anything else, so the context is left out uncounted.
    Sender sender = Identities.sender(plan, erase.sender(), Map.of(), drops);
    if (sender.install() == null) {
      return drops.refuse("install", Reason.IDENTITY);
    }
    return new Verdict.Admit(new Message.Erase(erase.id(), erase.at(), sender), drops.list());
  }

  /** Judges properties; one that only the context has moves there. */
  private static Fields fields(
      Map<String, Property> planned, Map<String, Json> sent, Context context, Drops drops) {
    Fields props = new Fields(Rules.of(planned), drops);
    for (Map.Entry<String, Json> each : sent.entrySet()) {
      String name = each.getKey();
      if (!props.offer(name, each.getValue()) && !context.takes(name, each.getValue())) {
        drops.addUnplanned(name);
      }
    }
    return props;
  }

  private static Verdict.@Nullable Refuse settle(Fields props, Context context) {
    Verdict.Refuse refuse = props.settle();
    return refuse == null ? context.settle() : refuse;
  }

  static Verdict.@Nullable Refuse check(Plan.Event event, Fields props, Drops drops) {
    for (Plan.Check check : event.checks()) {
      String then = check.then().property();
      if (props.holds(check.given()) && !props.holds(check.then()) && !props.mayLack(then)) {
        return drops.refuse(then, Reason.CONDITION);
      }
    }
    return null;
  }
}
