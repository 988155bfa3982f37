package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.Refusal;
import candor.plan.Refusal.Reason;
import candor.plan.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Judges what is recorded: by the firewall, and a summary also by its size as it will be sent.
 * Stateless but for the plan.
 *
 * <p>A summary that is too large is shortened by a fixed rule: fields that may be absent go one by
 * one, in the reverse order of their names; then lists lose their last items as recorded, in the
 * same order of names. If that does not help, it is refused.
 */
final class Judge {

  /** As long as any id that may be put on later. */
  private static final String ANY_INSTALL = "00000000-0000-4000-8000-000000000000";

  private final Plan plan;
  private final Function<Message, List<byte[]>> bodies;

  /**
   * Makes a judge.
   *
   * @param bodies shows the body in which one message alone would be sent
   */
  Judge(Plan plan, Function<Message, List<byte[]>> bodies) {
    this.plan = plan;
    this.bodies = bodies;
  }

  Verdict judge(Message message) {
    var planned = plan.summary();
    return planned == null || !(message instanceof Message.Summary summary)
        ? Firewall.judge(plan, message)
        : judge(planned, summary);
  }

  private Verdict judge(Plan.Summary planned, Message.Summary whole) {
    var names = new ArrayList<>(planned.properties().keySet());
    names.sort(java.util.Comparator.reverseOrder());
    var summary = whole;
    var verdict = fitting(planned, summary);
    for (String name : names) {
      if (isTooLarge(verdict) && isSpare(planned.properties().get(name))) {
        var shorter = without(summary, name);
        var next = fitting(planned, shorter);
        if (isTooLarge(next) || next instanceof Verdict.Admit) {
          summary = shorter;
          verdict = next;
        }
      }
    }
    for (String name : names) {
      while (isTooLarge(verdict) && isLong(summary, name)) {
        summary = shortened(summary, name);
        verdict = fitting(planned, summary);
      }
    }
    return verdict;
  }

  private Verdict fitting(Plan.Summary planned, Message.Summary summary) {
    var verdict = Firewall.judge(plan, summary);
    return verdict instanceof Verdict.Admit admit
            && length(withInstall(admit.message())) > planned.maxBytes()
        ? new Verdict.Refuse(new Refusal(planned.name(), "", Reason.TOO_LARGE))
        : verdict;
  }

  private int length(Message message) {
    return bodies.apply(message).stream().mapToInt(body -> body.length).max().orElse(0);
  }

  /** The id is not made before it may be kept, but its length is known. */
  private Message withInstall(Message message) {
    var sender = message.sender();
    if (plan.identity().model() != Identity.Model.INSTALL
        || !(message instanceof Message.Summary s)) {
      return message;
    }
    var named = new Sender(ANY_INSTALL, sender.session(), sender.debug(), sender.context());
    return new Message.Summary(s.id(), s.at(), named, s.props());
  }

  private static boolean isTooLarge(Verdict verdict) {
    return verdict instanceof Verdict.Refuse refuse
        && refuse.refusal().reason() == Reason.TOO_LARGE;
  }

  private static boolean isSpare(@org.jspecify.annotations.Nullable Property property) {
    return property != null && !property.required();
  }

  private static Message.Summary without(Message.Summary s, String name) {
    var props = new LinkedHashMap<>(s.props());
    props.remove(name);
    return new Message.Summary(s.id(), s.at(), s.sender(), props);
  }

  private static boolean isLong(Message.Summary s, String name) {
    return s.props().get(name) instanceof Json.Array list && !list.items().isEmpty();
  }

  private static Message.Summary shortened(Message.Summary s, String name) {
    var props = new LinkedHashMap<>(s.props());
    props.computeIfPresent(name, (n, value) -> withoutLast((Json.Array) value));
    return new Message.Summary(s.id(), s.at(), s.sender(), props);
  }

  private static Json withoutLast(Json.Array list) {
    List<Json> items = list.items();
    return new Json.Array(items.subList(0, items.size() - 1));
  }
}
