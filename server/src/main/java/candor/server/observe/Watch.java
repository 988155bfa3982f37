package candor.server.observe;

import candor.event.Message;
import candor.json.Json;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is seen of one app, within bounds. Safe for use by many threads: one lock, held for
 * the messages of one request.
 */
final class Watch {

  /** More kinds of events are not planned by hand. */
  private static final int MOST_EVENTS = 200;

  /** Over all events; about 300 bytes each. */
  private static final int MOST_TRAITS = 2_000;

  /** Over all properties; about 100 bytes each. */
  private static final int MOST_VALUES = 2_000;

  /** A closed list with more values than this is a vocabulary that its author has at hand. */
  private static final int MOST_VALUES_OF_ONE = 100;

  private final Object lock = new Object();
  private final Map<String, Group> events = new HashMap<>();
  private final Group context = new Group();
  private final Candidates candidates = new Candidates();
  private @Nullable LocalDate first;
  private LocalDate last = LocalDate.MIN;
  private long moreEvents;
  private long crashes;
  private long feedback;
  private int traits;
  private int values;
  private boolean changed;

  /** Is an event as it is gathered. */
  private static final class Group {
    private final Map<String, Trait> traits = new HashMap<>();
    private long count;
    private long more;

    Seen.Group seen() {
      var all = new TreeMap<String, Seen.Trait>();
      traits.forEach((name, trait) -> all.put(name, trait.seen()));
      return new Seen.Group(count, all, more);
    }
  }

  /** Is a property as it is gathered. */
  private static final class Trait {
    private final EnumMap<Shape, Long> shapes = new EnumMap<>(Shape.class);
    private final TreeSet<String> values = new TreeSet<>();
    private long count;
    private long hidden;
    private int least = Integer.MAX_VALUE;
    private int most = Integer.MIN_VALUE;

    void number(double value) {
      double size = Math.abs(value);
      int digits = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
      int signed = value < 0 ? -Math.max(1, digits) : digits;
      least = Math.min(least, signed);
      most = Math.max(most, signed);
    }

    Seen.Trait seen() {
      boolean numbers = least <= most;
      return new Seen.Trait(
          count, shapes, numbers ? least : 0, numbers ? most : 0, List.copyOf(values), hidden);
    }
  }

  /** Looks at the messages of one request. */
  void see(List<Message> messages, LocalDate today, byte[] sender) {
    synchronized (lock) {
      for (Message message : messages) {
        see(message, today, sender);
      }
      if (!messages.isEmpty()) {
        first = first == null ? today : first;
        last = today;
        changed = true;
      }
    }
  }

  private void see(Message message, LocalDate today, byte[] sender) {
    switch (message) {
      case Message.Track track -> group(track.name(), track.props(), today, sender);
      case Message.Summary summary -> group(Seen.SUMMARY, summary.props(), today, sender);
      case Message.Crash _ -> crashes++;
      case Message.Feedback _ -> feedback++;
      case Message.Marks _ -> {
        // What a plan without identifiers brings by itself; there is nothing to plan in it.
      }
      case Message.Outcomes _ -> {
        // Counts without a name of their own; a draft says nothing of sessions.
      }
      case Message.Erase _ -> {
        // Nothing is kept of anybody, so there is nothing to forget.
      }
    }
    context.count++;
    properties(context, "context", message.sender().context(), today, sender);
  }

  private void group(String name, Map<String, Json> props, LocalDate today, byte[] sender) {
    boolean summary = name.equals(Seen.SUMMARY);
    Group group = events.get(name);
    if (group == null && (summary || (Shape.isName(name) && events.size() < MOST_EVENTS))) {
      group = new Group();
      events.put(name, group);
    }
    if (group == null) {
      moreEvents++;
      return;
    }
    group.count++;
    properties(group, "event " + name, props, today, sender);
  }

  private void properties(
      Group group, String where, Map<String, Json> props, LocalDate today, byte[] sender) {
    for (Map.Entry<String, Json> prop : props.entrySet()) {
      if (prop.getValue() instanceof Json.Nothing) {
        continue;
      }
      Trait trait = group.traits.get(prop.getKey());
      if (trait == null && Shape.isName(prop.getKey()) && traits < MOST_TRAITS) {
        trait = new Trait();
        group.traits.put(prop.getKey(), trait);
        traits++;
      }
      if (trait == null) {
        group.more++;
      } else {
        take(trait, where + " " + prop.getKey(), prop.getValue(), today, sender);
      }
    }
  }

  private void take(Trait trait, String where, Json value, LocalDate today, byte[] sender) {
    Shape shape = Shape.of(value);
    trait.count++;
    trait.shapes.merge(shape, 1L, Long::sum);
    switch (value) {
      case Json.Whole whole -> trait.number((double) whole.value());
      case Json.Decimal decimal -> trait.number(decimal.value());
      case Json.Text text when shape == Shape.WORD ->
          word(trait, where, text.value(), today, sender);
      case Json.Array list when shape == Shape.WORDS -> {
        for (Json item : list.items()) {
          word(trait, where, ((Json.Text) item).value(), today, sender);
        }
      }
      default -> {
        // Its form was counted, and that is all.
      }
    }
  }

  private void word(Trait trait, String where, String word, LocalDate today, byte[] sender) {
    if (trait.values.contains(word)) {
      return;
    }
    boolean room = trait.values.size() < MOST_VALUES_OF_ONE && values < MOST_VALUES;
    long before = room ? candidates.note(today, where, word, sender) : Candidates.FEW;
    if (before == Candidates.FEW) {
      trait.hidden++;
    } else {
      trait.values.add(word);
      trait.hidden = Math.max(0, trait.hidden - before);
      values++;
    }
  }

  /** Returns what was seen, or null when nothing was. */
  @Nullable Seen seen() {
    synchronized (lock) {
      LocalDate began = first;
      if (began == null) {
        return null;
      }
      var all = new TreeMap<String, Seen.Group>();
      events.forEach((name, group) -> all.put(name, group.seen()));
      return new Seen(began, last, all, context.seen(), moreEvents, crashes, feedback);
    }
  }

  /** Returns what was seen if anything came since the last call, else null. */
  @Nullable Seen news() {
    synchronized (lock) {
      boolean any = changed;
      changed = false;
      return any ? seen() : null;
    }
  }

  /** Has to be written again. */
  void unwritten() {
    synchronized (lock) {
      changed = true;
    }
  }

  /** Goes on from what was seen before. */
  static Watch from(Seen seen) {
    var watch = new Watch();
    watch.first = seen.first();
    watch.last = seen.last();
    watch.moreEvents = seen.moreEvents();
    watch.crashes = seen.crashes();
    watch.feedback = seen.feedback();
    seen.events()
        .forEach((name, group) -> {
          var mine = new Group();
          watch.restore(mine, group);
          watch.events.put(name, mine);
        });
    watch.restore(watch.context, seen.context());
    return watch;
  }

  private void restore(Group mine, Seen.Group group) {
    mine.count = group.count();
    mine.more = group.more();
    group
        .traits()
        .forEach((name, was) -> {
          var trait = new Trait();
          trait.count = was.count();
          trait.hidden = was.hidden();
          trait.shapes.putAll(was.shapes());
          trait.values.addAll(was.values());
          boolean numbers =
              was.shapes().containsKey(Shape.WHOLE) || was.shapes().containsKey(Shape.DECIMAL);
          if (numbers) {
            trait.least = was.least();
            trait.most = was.most();
          }
          mine.traits.put(name, trait);
          traits++;
          values += was.values().size();
        });
  }
}
