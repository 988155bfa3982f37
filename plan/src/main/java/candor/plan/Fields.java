package candor.plan;

import candor.json.Json;
import candor.plan.Property.Condition;
import candor.plan.Refusal.Reason;
import candor.plan.Rules.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the properties of one message, or its context. For one thread.
 *
 * <p>In this order: {@link #offer} each value, then {@link #settle} conditions and what is missing,
 * then read what is {@link #kept}.
 */
final class Fields {

  private final Rules rules;
  private final Drops drops;
  private final @Nullable Json[] values;
  private final @Nullable Reason[] refused;
  private int count;

  Fields(Rules rules, Drops drops) {
    this.rules = rules;
    this.drops = drops;
    this.values = new Json[rules.count()];
    this.refused = new Reason[rules.count()];
  }

  private Fields(Fields other, Drops drops) {
    this.rules = other.rules;
    this.drops = drops;
    this.values = other.values.clone();
    this.refused = other.refused.clone();
    this.count = other.count;
  }

  /** Makes a copy that goes its own way and counts its own drops. */
  Fields copy(Drops elsewhere) {
    return new Fields(this, elsewhere);
  }

  /** Says whether any property has the name. */
  boolean plans(String name) {
    return rules.named(name) != null;
  }

  /** Judges one value by its type; returns false when no property has the name. */
  boolean offer(String name, Json value) {
    Rule rule = rules.named(name);
    if (rule == null) {
      return false;
    }
    // An explicit null says that there is no value: nothing to keep, nothing to count.
    if (!(value instanceof Json.Nothing)) {
      take(rule, rule.type().judge(value));
    }
    return true;
  }

  private void take(Rule rule, Ruling ruling) {
    if (ruling instanceof Ruling.Keep keep) {
      keep(rule, keep.value());
    } else if (ruling instanceof Ruling.KeepPart part) {
      keep(rule, part.value());
      for (int i = 0; i < part.unknown(); i++) {
        drops.add(rule.name(), Reason.NOT_IN_VOCABULARY);
      }
    } else if (ruling instanceof Ruling.Drop drop) {
      refused[rule.place()] = drop.reason();
    }
  }

  /** Keeps a value that was judged already; returns false when there was one before. */
  boolean put(Rule rule, Json value) {
    if (values[rule.place()] != null) {
      return false;
    }
    keep(rule, value);
    return true;
  }

  private void keep(Rule rule, Json value) {
    values[rule.place()] = value;
    count++;
  }

  /** Says whether a value was already kept under this name. */
  boolean has(String name) {
    return get(name) != null;
  }

  /** Applies conditions, then asks for what must be there; returns why the message is refused. */
  Verdict.@Nullable Refuse settle() {
    while (dropWhatDoesNotApply()) {
      // A dropped property may have been the condition of another one, so look again.
    }
    for (int place = 0; place < values.length; place++) {
      Rule rule = rules.at(place);
      Reason reason = refused[place];
      if (values[place] == null && isNeeded(rule, reason) && applies(rule)) {
        return drops.refuse(rule.name(), reason == null ? Reason.MISSING : reason);
      }
      if (reason != null) {
        drops.add(rule.name(), reason);
      }
    }
    return null;
  }

  /** Applies conditions only: what is missing is not missed. */
  void settleWhatIsThere() {
    while (dropWhatDoesNotApply()) {
      // A dropped property may have been the condition of another one, so look again.
    }
    for (int place = 0; place < values.length; place++) {
      Reason reason = refused[place];
      if (reason != null) {
        drops.add(rules.at(place).name(), reason);
      }
    }
  }

  private static boolean isNeeded(Rule rule, @Nullable Reason reason) {
    return rule.property().required() && (reason != null || !rule.mayBeLeftOut());
  }

  private boolean dropWhatDoesNotApply() {
    boolean dropped = false;
    for (int place = 0; place < values.length; place++) {
      if (values[place] != null && !applies(rules.at(place))) {
        values[place] = null;
        refused[place] = Reason.CONDITION;
        count--;
        dropped = true;
      }
    }
    return dropped;
  }

  private boolean applies(Rule rule) {
    Condition when = rule.property().when();
    return when == null || holds(when);
  }

  /** Says whether the other property is there and has one of the values. */
  boolean holds(Condition condition) {
    Json value = get(condition.property());
    if (value instanceof Json.Text text) {
      return condition.values().contains(text.value());
    }
    return value instanceof Json.Bool bool
        && condition.values().contains(Boolean.toString(bool.value()));
  }

  /** Says whether a property is absent and a spelling may have asked to leave it out. */
  boolean mayLack(String name) {
    Rule rule = rules.named(name);
    return rule != null && rule.mayBeLeftOut() && values[rule.place()] == null;
  }

  private @Nullable Json get(String name) {
    Rule rule = rules.named(name);
    return rule == null ? null : values[rule.place()];
  }

  /** Returns what was kept, in the order of the plan. */
  Map<String, Json> kept() {
    String[] names = new String[count];
    Json[] kept = new Json[count];
    int next = 0;
    for (int place = 0; place < values.length; place++) {
      Json value = values[place];
      if (value != null) {
        names[next] = rules.at(place).name();
        kept[next++] = value;
      }
    }
    return Json.members(names, kept);
  }

  /** Returns what was kept, as {@link #kept()} does, with names that were made before. */
  Map<String, Json> kept(ByteRules rules) {
    Json[] kept = new Json[count];
    long places = 0;
    int next = 0;
    for (int place = 0; place < values.length; place++) {
      Json value = values[place];
      if (value != null) {
        places |= 1L << place;
        kept[next++] = value;
      }
    }
    return rules.members(places, kept);
  }
}
