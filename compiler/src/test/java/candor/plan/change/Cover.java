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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Says whether an older plan could have kept a record that says at least as much as one that a
 * newer plan keeps. Asks only the firewall, never the comparison.
 */
final class Cover {

  /** Ways to fill in what a record lacks; beyond that the plainest must do. */
  private static final int MOST_WAYS = 4_000;

  /** Values that are tried for one missing property, besides leaving it out. */
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
    return propertiesCanBe(kept) && (kept instanceof Message.Erase || contextCanBe(kept.sender()));
  }

  /** Who had a lasting identifier could work the marks out. */
  private boolean instead() {
    return from.identity().model() == Model.INSTALL && to.identity().model() == Model.NONE;
  }

  private boolean propertiesCanBe(Message kept) {
    Plan withoutContext = (Plan) Mutations.with(from, "context", Map.of());
    Map<String, Property> planned = planned(kept);
    Map<String, Json> there = longer(planned, props(kept));
    return anyWay(
        planned,
        there,
        values ->
            Firewall.judge(withoutContext, with(kept, values)) instanceof Verdict.Admit admit
                && Objects.equals(admit.message().sender().install(), kept.sender().install())
                && props(admit.message()).entrySet().containsAll(there.entrySet()));
  }

  /** Asks by marks: they carry the context and nothing else, and without identity they pass. */
  private boolean contextCanBe(Sender sender) {
    Identity nobody = new Identity(Model.NONE, true, "", Map.of(), null);
    Plan anonymous = (Plan) Mutations.with(from, "identity", nobody);
    Map<String, Json> there = longer(from.context(), sender.context());
    return anyWay(
        from.context(),
        there,
        values ->
            Firewall.judge(anonymous, marks(values)) instanceof Verdict.Admit admit
                && admit.message().sender().context().entrySet().containsAll(there.entrySet()));
  }

  /** Tries what is there as it stands, which mostly does, and then what could be filled in. */
  private static boolean anyWay(
      Map<String, Property> planned, Map<String, Json> there, Predicate<Map<String, Json>> keeps) {
    return keeps.test(there) || ways(planned, there).stream().anyMatch(keeps);
  }

  /** Finds ways to fill in what is missing, what is required first. */
  private static List<Map<String, Json>> ways(
      Map<String, Property> planned, Map<String, Json> there) {
    var all = new ArrayList<Map<String, Json>>(List.of(there));
    var missing = new ArrayList<>(planned.entrySet());
    missing.removeIf(each -> there.containsKey(each.getKey()));
    missing.sort(Comparator.comparing(each -> !each.getValue().required()));
    for (Map.Entry<String, Property> each : missing) {
      var samples = Samples.of(each.getValue());
      var more = new ArrayList<Map<String, Json>>();
      for (Json sample : samples.subList(0, Math.min(SAMPLES, samples.size()))) {
        for (Map<String, Json> way : all) {
          if (all.size() + more.size() < MOST_WAYS) {
            var longer = new LinkedHashMap<>(way);
            longer.put(each.getKey(), sample);
            more.add(longer);
          }
        }
      }
      all.addAll(more);
    }
    return all;
  }

  /** A shorter hash says less than the longer one that starts with it. */
  private static Map<String, Json> longer(Map<String, Property> planned, Map<String, Json> kept) {
    Map<String, Json> values = new LinkedHashMap<>(kept);
    planned.forEach((name, property) -> {
      if (property.type() instanceof PropertyType.Hash hash
          && kept.get(name) instanceof Json.Text text
          && text.value().length() < hash.length()) {
        String zeros = "0".repeat(hash.length() - text.value().length());
        values.put(name, new Json.Text(text.value() + zeros));
      }
    });
    return values;
  }

  private Map<String, Property> planned(Message message) {
    if (message instanceof Message.Track track) {
      return BorderMessages.properties(from, track.name());
    }
    return message instanceof Message.Summary ? BorderMessages.fields(from) : Map.of();
  }

  private static Map<String, Json> props(Message message) {
    if (message instanceof Message.Track track) {
      return track.props();
    }
    return message instanceof Message.Summary summary ? summary.props() : Map.of();
  }

  private static Message marks(Map<String, Json> context) {
    var sender = new Sender(null, null, false, context);
    return new Message.Marks(new UUID(1, 2), BorderMessages.NOW, sender, true, false, false, null);
  }

  /** Returns a message with other properties and without its context. */
  private static Message with(Message message, Map<String, Json> props) {
    Sender old = message.sender();
    var sender = new Sender(old.install(), old.session(), old.debug(), Map.of());
    if (message instanceof Message.Track track) {
      return new Message.Track(track.id(), track.name(), track.at(), sender, props);
    }
    if (message instanceof Message.Summary summary) {
      return new Message.Summary(summary.id(), summary.at(), sender, props);
    }
    return (Message) Mutations.with((Record) message, "sender", sender);
  }
}
