package candor.plan.change;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether an older plan could have kept a record that says at least as much as one that a
 * newer plan keeps. Asks only the firewall, never the comparison.
 */
final class Cover {

  /** Ways to fill in what a record lacks; beyond that the plainest must do. */
  private static final int MOST_WAYS = 4_000;

  private static final int SAMPLES = 3;

  private final Plan from;
  private final Plan to;

  Cover(Plan from, Plan to) {
    this.from = unlimited(from, to);
    this.to = to;
  }

  /** A record may grow while it is filled in, so the byte limit is only asked where it grew. */
  private static Plan unlimited(Plan from, Plan to) {
    if (from.summary() == null
        || (to.summary() != null && to.summary().maxBytes() > from.summary().maxBytes())) {
      return from;
    }
    Object summary = Mutations.with(from.summary(), "maxBytes", Integer.MAX_VALUE);
    return (Plan) Mutations.with(from, "summary", summary);
  }

  boolean holds(Message kept) {
    if (kept instanceof Message.Marks && instead()) {
      return true;
    }
    Message bare = with(kept, Map.of(), props(kept));
    Plan withoutContext = (Plan) Mutations.with(from, "context", Map.of());
    return fill(withoutContext, bare, props(kept), false)
        && (kept instanceof Message.Erase || fill(from, kept, kept.sender().context(), true));
  }

  /** Who had a lasting identifier could work the marks out. */
  private boolean instead() {
    return from.identity().model() == Model.INSTALL && to.identity().model() == Model.NONE;
  }

  /** Looks for values of what is missing with which the older plan keeps all that is there. */
  private boolean fill(Plan plan, Message message, Map<String, Json> there, boolean context) {
    Map<String, Property> planned = context ? from.context() : planned(from, message);
    Map<String, Json> base = longer(planned, there);
    List<String> missing =
        planned.keySet().stream()
            .filter(name -> !there.containsKey(name))
            .sorted(Comparator.comparing(name -> !planned.get(name).required()))
            .toList();
    Plan judging = context ? contextOnly() : plan;
    int ways = 1;
    for (int i = 0; i < missing.size() && ways < MOST_WAYS; i++) {
      ways *= SAMPLES + 1;
    }
    for (int way = 0; way < ways; way++) {
      Map<String, Json> values = new LinkedHashMap<>(base);
      int rest = way;
      for (String name : missing) {
        List<Json> samples = Samples.of(planned.get(name));
        int pick = rest % (SAMPLES + 1);
        rest /= SAMPLES + 1;
        if (pick > 0 && pick <= samples.size()) {
          values.put(name, samples.get(pick - 1));
        }
      }
      Message asked =
          context
              ? new Message.Marks(
                  id(), message.at(), sender(message, values), true, false, false, null)
              : with(message, Map.of(), values);
      if (keeps(judging, asked, base, context)) {
        return true;
      }
    }
    return false;
  }

  /** Marks carry the context and nothing else, and without identity they always pass. */
  private Plan contextOnly() {
    return (Plan)
        Mutations.with(from, "identity", new Identity(Model.NONE, true, "", Map.of(), null));
  }

  private static boolean keeps(Plan plan, Message asked, Map<String, Json> base, boolean context) {
    if (!(Firewall.judge(plan, asked) instanceof Verdict.Admit admit)) {
      return false;
    }
    Map<String, Json> kept = context ? admit.message().sender().context() : props(admit.message());
    boolean sameSender =
        context
            || java.util.Objects.equals(
                asked.sender().install(), admit.message().sender().install());
    return sameSender && kept.entrySet().containsAll(base.entrySet());
  }

  /** A shorter hash says less than the longer one that starts with it. */
  private static Map<String, Json> longer(Map<String, Property> planned, Map<String, Json> kept) {
    Map<String, Json> values = new LinkedHashMap<>(kept);
    kept.forEach((name, value) -> {
      if (planned.get(name) != null
          && planned.get(name).type() instanceof PropertyType.Hash hash
          && value instanceof Json.Text text
          && text.value().length() < hash.length()) {
        values.put(
            name, new Json.Text((text.value() + "0".repeat(64)).substring(0, hash.length())));
      }
    });
    return values;
  }

  private static Map<String, Property> planned(Plan plan, Message message) {
    if (message instanceof Message.Track track) {
      return BorderMessages.properties(plan, track.name());
    }
    return message instanceof Message.Summary ? BorderMessages.fields(plan) : Map.of();
  }

  private static Map<String, Json> props(Message message) {
    if (message instanceof Message.Track track) {
      return track.props();
    }
    return message instanceof Message.Summary summary ? summary.props() : Map.of();
  }

  private static java.util.UUID id() {
    return new java.util.UUID(1, 2);
  }

  private static Sender sender(Message message, Map<String, Json> context) {
    Sender sender = message.sender();
    return new Sender(null, sender.session(), sender.debug(), context);
  }

  private static Message with(Message message, Map<String, Json> context, Map<String, Json> props) {
    Sender old = message.sender();
    Sender sender = new Sender(old.install(), old.session(), old.debug(), context);
    if (message instanceof Message.Track track) {
      return new Message.Track(track.id(), track.name(), track.at(), sender, props);
    }
    if (message instanceof Message.Summary summary) {
      return new Message.Summary(summary.id(), summary.at(), sender, props);
    }
    return message instanceof Message.Marks marks
        ? new Message.Marks(
            marks.id(),
            marks.at(),
            sender,
            marks.day(),
            marks.week(),
            marks.month(),
            marks.cohort())
        : new Message.Erase(
            message instanceof Message.Erase erase ? erase.id() : id(), message.at(), sender);
  }
}
