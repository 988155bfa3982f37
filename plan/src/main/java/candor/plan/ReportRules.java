package candor.plan;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Refusal.Reason;
import candor.redact.Redaction;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges crash reports and feedback. No state.
 *
 * <p>A report is kept as far as it can be: text is redacted, scrubbed of paths and cut, in this
 * order, so that no cut leaves half of a secret. What a person typed passes unchanged or not at
 * all.
 */
final class ReportRules {

  /** Names these messages in refusals: words of the grammar, not of any plan. */
  private static final String CRASH = "crash";

  private static final String OUTCOMES = "sessions";

  private static final String FEEDBACK = "feedback";

  /** Sessions in one message: a busy server of many people tells of a minute at a time. */
  private static final long MOST_SESSIONS = 1_000_000;

  /** Causes that are kept; deeper ones repeat what stands above. */
  private static final int MOST_CAUSES = 10;

  /** Bytes of a name: mangled names of generic code are long, and begin with what tells most. */
  private static final int NAME_BYTES = 300;

  /** Bytes of an e-mail address, RFC 5321 with its brackets taken off. */
  private static final int EMAIL_LENGTH = 254;

  private static final LinearPattern EMAIL =
      LinearPattern.of("[^ @<>\"(),:;]{1,64}@[^ @<>\"(),:;]{1,189}");

  /** The name of a call as compilers write them: identifiers with dots or colons between. */
  private static final LinearPattern PLAIN_NAME =
      LinearPattern.of(
          "[A-Za-z_$][A-Za-z0-9_$]{0,200}([.:]{1,2}[A-Za-z_$<][A-Za-z0-9_$<>]{0,200})*");

  private ReportRules() {}

  static Verdict judge(Plan plan, Message.Crash crash) {
    Plan.Crash planned = plan.crash();
    if (planned == null) {
      return new Drops(plan, Refusal.UNPLANNED).refuse("", Reason.NOT_IN_PLAN);
    }
    Drops drops = new Drops(plan, CRASH);
    if (crash.chain().isEmpty()) {
      return drops.refuse("chain", Reason.MISSING);
    }
    var chain = new ArrayList<Thrown>();
    int frames = planned.maxFrames();
    for (Thrown thrown : crash.chain().subList(0, Math.min(MOST_CAUSES, crash.chain().size()))) {
      chain.add(kept(planned, thrown, Math.min(frames, thrown.frames().size())));
      frames -= chain.get(chain.size() - 1).frames().size();
    }
    Sender sender = sender(plan, planned, crash.sender(), drops);
    return new Verdict.Admit(
        new Message.Crash(crash.id(), crash.at(), sender, crash.handled(), chain), drops.list());
  }

  private static Thrown kept(Plan.Crash planned, Thrown thrown, int frames) {
    var kept = new ArrayList<Frame>();
    for (Frame frame : thrown.frames().subList(0, frames)) {
      kept.add(
          new Frame(
              name(planned, frame.function()),
              module(planned, frame.module()),
              frame.line(),
              frame.column(),
              frame.own()));
    }
    String message = clean(planned, thrown.message(), planned.maxMessageBytes());
    return new Thrown(name(planned, thrown.type()), message, kept);
  }

  /** Keeps the last part of what may be a path. */
  private static @Nullable String module(Plan.Crash planned, @Nullable String module) {
    if (module == null) {
      return null;
    }
    int cut = Math.max(module.lastIndexOf('/'), module.lastIndexOf('\\'));
    String last = module.substring(cut + 1);
    int query = last.indexOf('?');
    return name(planned, query < 0 ? last : last.substring(0, query));
  }

  /**
   * Cleans a name. The parts of a plain one are looked at one by one: together {@code Engine.local}
   * looks like the name of a machine.
   */
  private static String name(Plan.Crash planned, String name) {
    if (name.length() > NAME_BYTES || !PLAIN_NAME.matches(name)) {
      return clean(planned, name.replace('\n', ' '), NAME_BYTES);
    }
    var kept = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.' || name.charAt(i) == ':') {
        kept.append(clean(planned, name.substring(from, i), NAME_BYTES));
        kept.append(name, i, Math.min(i + 1, name.length()));
        from = i + 1;
      }
    }
    return kept.toString();
  }

  private static String clean(Plan.Crash planned, String text, int maxBytes) {
    String looked = printable(Redaction.within(text, maxBytes));
    return Redaction.report(looked, planned.redaction(), maxBytes);
  }

  /** Puts spaces where characters would only confuse a reader; lines stay lines. */
  private static String printable(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (TextRule.confuses(c) && c != '\n' && c != '\t') {
        out.setCharAt(i, ' ');
      }
    }
    return out.toString();
  }

  static Verdict judge(Plan plan, Message.Outcomes told) {
    Plan.Crash planned = plan.crash();
    if (planned == null || !planned.sessions()) {
      return new Drops(plan, Refusal.UNPLANNED).refuse("", Reason.NOT_IN_PLAN);
    }
    Drops drops = new Drops(plan, OUTCOMES);
    long[] counts = {told.started(), told.errored(), told.crashed(), told.abnormal()};
    long most = 0;
    for (long count : counts) {
      if (count < 0 || count > MOST_SESSIONS) {
        return drops.refuse("", Reason.OUT_OF_RANGE);
      }
      most = Math.max(most, count);
    }
    if (most == 0) {
      return drops.refuse("started", Reason.MISSING);
    }
    Sender nobody = new Sender(null, null, told.sender().debug(), Map.of());
    Sender sender =
        Identities.sender(plan, nobody, context(plan, planned, told.sender(), drops), drops);
    return new Verdict.Admit(told.of(sender), drops.list());
  }

  private static Sender sender(Plan plan, Plan.Crash planned, Sender sent, Drops drops) {
    Map<String, Json> context = context(plan, planned, sent, drops);
    String install = planned.install() ? sent.install() : null;
    var named = new Sender(install, sent.session(), sent.debug(), Map.of());
    return Identities.sender(plan, named, context, drops);
  }

  /** Keeps of the context what the plan names for crashes; the rest was not meant for them. */
  private static Map<String, Json> context(
      Plan plan, Plan.Crash planned, Sender sent, Drops drops) {
    Fields context = new Fields(Rules.of(plan.context()), drops);
    for (String name : planned.context()) {
      Json value = sent.context().get(name);
      if (value != null) {
        context.offer(name, value);
      }
    }
    context.settleWhatIsThere();
    return context.kept();
  }

  static Verdict judge(Plan plan, Message.Feedback feedback) {
    Plan.Feedback planned = plan.feedback();
    if (planned == null) {
      return new Drops(plan, Refusal.UNPLANNED).refuse("", Reason.NOT_IN_PLAN);
    }
    Drops drops = new Drops(plan, FEEDBACK);
    String text = feedback.text();
    if (text.isBlank()) {
      return drops.refuse("text", Reason.MISSING);
    }
    if (text.codePointCount(0, text.length()) > planned.maxLength()) {
      return drops.refuse("text", Reason.TOO_LONG);
    }
    if (!planned.kinds().contains(feedback.kind())) {
      return drops.refuse("kind", Reason.NOT_IN_VOCABULARY);
    }
    String email = email(planned, feedback.email(), drops);
    // Whoever gives an address must not be tied to what an install did.
    Sender sent = feedback.sender();
    Sender alone = new Sender(email == null ? sent.install() : null, null, sent.debug(), Map.of());
    Sender sender = Identities.sender(plan, alone, Map.of(), drops);
    return new Verdict.Admit(
        new Message.Feedback(feedback.id(), feedback.at(), sender, feedback.kind(), text, email),
        drops.list());
  }

  private static @Nullable String email(
      Plan.Feedback planned, @Nullable String email, Drops drops) {
    if (email == null || email.isBlank()) {
      return null;
    }
    if (!planned.email()) {
      drops.add("email", Reason.NOT_IN_PLAN);
      return null;
    }
    String typed = email.strip();
    if (typed.length() > EMAIL_LENGTH || !EMAIL.matches(typed)) {
      drops.add("email", Reason.WRONG_FORM);
      return null;
    }
    return typed;
  }
}
