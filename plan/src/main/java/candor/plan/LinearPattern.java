package candor.plan;

import candor.plan.PatternReader.Choice;
import candor.plan.PatternReader.One;
import candor.plan.PatternReader.Part;
import candor.plan.PatternReader.Repeat;
import candor.plan.PatternReader.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches whole texts in time linear in their length, whatever the pattern.
 *
 * <p>All states that the pattern can be in are followed at once (Thompson 1968), so nothing is ever
 * tried twice. Immutable, so safe for use by many threads.
 */
final class LinearPattern {

  /** States of one pattern: each character of a text costs at most one step for each. */
  private static final int MAX_STATES = 2_000;

  private static final int ACCEPT = 0;

  private final List<State> states = new ArrayList<>();
  private final int start;

  private LinearPattern(Part part) {
    states.add(new State(null, -1, -1));
    this.start = add(part, ACCEPT);
  }

  /** Reads one character of {@code one}, or forks to both ways when that is null. */
  private record State(@Nullable One one, int next, int other) {}

  /** Compiles a pattern; throws IllegalArgumentException saying what is wrong with it. */
  static LinearPattern of(String pattern) {
    return new LinearPattern(PatternReader.read(pattern));
  }

  private int add(Part part, int next) {
    if (part instanceof One one) {
      return add(new State(one, next, -1));
    }
    if (part instanceof Sequence sequence) {
      int from = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        from = add(sequence.parts().get(i), from);
      }
      return from;
    }
    if (part instanceof Choice choice) {
      int from = add(choice.parts().get(0), next);
      for (int i = 1; i < choice.parts().size(); i++) {
        from = add(new State(null, from, add(choice.parts().get(i), next)));
      }
      return from;
    }
    return repeat((Repeat) part, next);
  }

  private int repeat(Repeat repeat, int next) {
    int from = next;
    if (repeat.max() < 0) {
      from = add(new State(null, next, next));
      states.set(from, new State(null, add(repeat.part(), from), next));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      from = add(new State(null, add(repeat.part(), from), next));
    }
    for (int i = 0; i < repeat.min(); i++) {
      from = add(repeat.part(), from);
    }
    return from;
  }

  private int add(State state) {
    if (states.size() == MAX_STATES) {
      throw new IllegalArgumentException("the pattern repeats too much");
    }
    states.add(state);
    return states.size() - 1;
  }

  boolean matches(String text) {
    Positions now = new Positions(states.size());
    Positions then = new Positions(states.size());
    follow(start, now);
    for (int i = 0; i < text.length() && now.count > 0; ) {
      int c = text.codePointAt(i);
      for (int k = 0; k < now.count; k++) {
        State state = states.get(now.states[k]);
        if (state.one() != null && takes(state.one(), c)) {
          follow(state.next(), then);
        }
      }
      Positions free = now;
      now = then;
      then = free;
      then.clear();
      i += Character.charCount(c);
    }
    return now.has[ACCEPT];
  }

  /** Adds a state and all that can be reached from it without reading. */
  private void follow(int first, Positions into) {
    int from = into.count;
    into.add(first);
    for (int k = from; k < into.count; k++) {
      State state = states.get(into.states[k]);
      if (state.one() == null && state.next() >= 0) {
        into.add(state.next());
        into.add(state.other());
      }
    }
  }

  private static boolean takes(One one, int c) {
    List<Integer> ranges = one.ranges();
    for (int i = 0; i < ranges.size(); i += 2) {
      if (c >= ranges.get(i) && c <= ranges.get(i + 1)) {
        return !one.negated();
      }
    }
    return one.negated();
  }

  /** Is a set of states that clears in the time that its members take. */
  private static final class Positions {
    private final int[] states;
    private final boolean[] has;
    private int count;

    Positions(int size) {
      states = new int[size];
      has = new boolean[size];
    }

    void add(int state) {
      if (!has[state]) {
        has[state] = true;
        states[count++] = state;
      }
    }

    void clear() {
      for (int i = 0; i < count; i++) {
        has[states[i]] = false;
      }
      count = 0;
    }
  }
}
