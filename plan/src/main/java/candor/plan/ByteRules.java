package candor.plan;

import candor.json.Json;
import candor.plan.Rules.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the planned properties of one event, to be found by the bytes of their names. Safe for use by
 * many threads.
 */
final class ByteRules {

  /** Properties of one event that a long can mark; larger events are read the other way. */
  private static final int MOST = 64;

  /** Shapes of kept properties that are remembered; what is forgotten is only made again. */
  private static final int SHAPES = 16;

  private final ByteTable<Entry> entries;
  private final Rules rules;
  private final @Nullable Shape[] shapes = new @Nullable Shape[SHAPES];

  private ByteRules(Rules rules) {
    this.rules = rules;
    Map<String, Entry> byName = new HashMap<>();
    for (int place = 0; place < rules.count() && rules.count() <= MOST; place++) {
      byName.put(rules.at(place).name(), Entry.of(rules.at(place)));
    }
    this.entries = ByteTable.of(byName);
  }

  static ByteRules of(Rules rules) {
    return new ByteRules(rules);
  }

  /**
   * Is one property with what can be judged in advance.
   *
   * @param rule the rule
   * @param words what becomes of each word of a closed list; null when it is none
   * @param yes what becomes of true, or null when it does not pass
   * @param no what becomes of false, or null when it does not pass
   */
  record Entry(Rule rule, @Nullable ByteTable<Json> words, @Nullable Json yes, @Nullable Json no) {
    static Entry of(Rule rule) {
      return new Entry(rule, words(rule), kept(rule, Json.TRUE), kept(rule, Json.FALSE));
    }

    private static @Nullable ByteTable<Json> words(Rule rule) {
      if (!(rule.type() instanceof ListRules.One one)) {
        return null;
      }
      Map<String, Json> words = new HashMap<>();
      for (String spelling : one.spellings().keySet()) {
        Json kept = kept(rule, new Json.Text(spelling));
        if (kept != null) {
          words.put(spelling, kept);
        }
      }
      return ByteTable.of(words);
    }

    /** Returns what is kept of a value; null when it is anything but kept whole. */
    static @Nullable Json kept(Rule rule, Json value) {
      return rule.type().judge(value) instanceof Ruling.Keep keep ? keep.value() : null;
    }
  }

  private record Shape(long places, Map<String, Json> members) {}

  Rules rules() {
    return rules;
  }

  @Nullable Entry named(byte[] bytes, int from, int to, int hash) {
    return entries.get(bytes, from, to, hash);
  }

  /** Makes members of the values at the places marked, which are as many as the marks. */
  Map<String, Json> members(long places, Json[] values) {
    int slot = (int) ((places ^ places >>> 7 ^ places >>> 31) & SHAPES - 1);
    Shape shape = shapes[slot];
    if (shape == null || shape.places() != places) {
      // No value of any message may outlive it here.
      Json[] nothing = new Json[values.length];
      Arrays.fill(nothing, Json.NOTHING);
      shape = new Shape(places, Json.members(names(places, values.length), nothing));
      shapes[slot] = shape;
    }
    return Json.members(shape.members(), values);
  }

  private String[] names(long places, int count) {
    String[] names = new String[count];
    int next = 0;
    for (int place = 0; place < rules.count(); place++) {
      if ((places >>> place & 1) != 0) {
        names[next++] = rules.at(place).name();
      }
    }
    return names;
  }
}
