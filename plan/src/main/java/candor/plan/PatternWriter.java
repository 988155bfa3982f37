package candor.plan;

import candor.plan.PatternReader.Choice;
import candor.plan.PatternReader.One;
import candor.plan.PatternReader.Part;
import candor.plan.PatternReader.Repeat;
import candor.plan.PatternReader.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a pattern for the engines of other languages. No state.
 *
 * <p>Only what ECMA-262 (with the flag {@code u}), Java, Python, .NET and RE2 read alike is used:
 * no {@code \d}, which is wider in some, no escaped letters, and no class that names a character
 * twice, because {@code &&} means an intersection in some.
 */
final class PatternWriter {

  private static final String SYNTAX = "^$\\.*+?()[]{}|";
  private static final String SYNTAX_IN_CLASS = "\\]^-[";

  private PatternWriter() {}

  /** Returns a pattern that must be found from the start of a text to its end. */
  static String anchored(String pattern) {
    return "^(?:" + write(PatternReader.read(pattern)) + ")$";
  }

  private static String write(Part part) {
    if (part instanceof One one) {
      return write(one);
    }
    if (part instanceof Sequence sequence) {
      return sequence.parts().stream().map(PatternWriter::inside).collect(Collectors.joining());
    }
    if (part instanceof Choice choice) {
      return choice.parts().stream().map(PatternWriter::write).collect(Collectors.joining("|"));
    }
    return write((Repeat) part);
  }

  private static String inside(Part part) {
    return part instanceof Choice ? group(part) : write(part);
  }

  private static String group(Part part) {
    return "(?:" + write(part) + ")";
  }

  private static String write(Repeat repeat) {
    String part = repeat.part() instanceof One one ? write(one) : group(repeat.part());
    if (repeat.max() < 0) {
      return part + (repeat.min() == 0 ? "*" : repeat.min() == 1 ? "+" : "{" + repeat.min() + ",}");
    }
    if (repeat.min() == 0 && repeat.max() == 1) {
      return part + "?";
    }
    return part
        + (repeat.min() == repeat.max()
            ? "{" + repeat.min() + "}"
            : "{" + repeat.min() + "," + repeat.max() + "}");
  }

  private static String write(One one) {
    List<Integer> ranges = one.ranges();
    if (ranges.isEmpty()) {
      return ".";
    }
    if (ranges.size() == 2 && ranges.get(0).equals(ranges.get(1)) && !one.negated()) {
      return escaped(ranges.get(0), SYNTAX);
    }
    StringBuilder out = new StringBuilder(one.negated() ? "[^" : "[");
    for (int[] range : merged(ranges)) {
      out.append(escaped(range[0], SYNTAX_IN_CLASS));
      if (range[1] > range[0]) {
        out.append(range[1] > range[0] + 1 ? "-" : "").append(escaped(range[1], SYNTAX_IN_CLASS));
      }
    }
    return out.append(']').toString();
  }

  /** Sorts the ranges and joins those that overlap or touch. */
  private static List<int[]> merged(List<Integer> ranges) {
    List<int[]> sorted = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i += 2) {
      sorted.add(new int[] {ranges.get(i), ranges.get(i + 1)});
    }
    sorted.sort(Comparator.comparingInt(range -> range[0]));
    List<int[]> merged = new ArrayList<>();
    for (int[] range : sorted) {
      int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && range[0] <= last[1] + 1) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private static String escaped(int c, String syntax) {
    return (syntax.indexOf(c) >= 0 ? "\\" : "") + Character.toString(c);
  }
}
