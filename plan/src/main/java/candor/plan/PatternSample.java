package candor.plan;

import candor.plan.PatternReader.Choice;
import candor.plan.PatternReader.One;
import candor.plan.PatternReader.Part;
import candor.plan.PatternReader.Repeat;
import candor.plan.PatternReader.Sequence;
import java.util.List;

/** Writes a short text that a pattern matches. No state. */
final class PatternSample {

  private PatternSample() {}

  /** Takes the first choice, and what may be absent once; so the states of a pattern bound it. */
  static String of(Part part) {
    if (part instanceof One one) {
      return Character.toString(character(one));
    }
    if (part instanceof Choice choice) {
      return of(choice.parts().get(0));
    }
    var text = new StringBuilder();
    if (part instanceof Sequence sequence) {
      sequence.parts().forEach(each -> text.append(of(each)));
    } else if (part instanceof Repeat repeat) {
      int least = repeat.max() == 0 ? 0 : Math.max(1, repeat.min());
      text.append(of(repeat.part()).repeat(least));
    }
    return text.toString();
  }

  /** Prefers letters, then digits, then whatever the class holds. */
  private static int character(One one) {
    for (int c = 'a'; c <= 'z'; c++) {
      if (holds(one, c)) {
        return c;
      }
    }
    for (int c = ' '; c < 0x7f; c++) {
      if (holds(one, c)) {
        return c;
      }
    }
    int other = one.negated() ? 0xa1 : one.ranges().get(0);
    while (!holds(one, other)) {
      other++;
    }
    return other;
  }

  private static boolean holds(One one, int c) {
    List<Integer> ranges = one.ranges();
    boolean found = false;
    for (int i = 0; i < ranges.size(); i += 2) {
      found |= ranges.get(i) <= c && c <= ranges.get(i + 1);
    }
    return found != one.negated();
  }
}
