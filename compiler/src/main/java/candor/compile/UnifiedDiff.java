package candor.compile;

import java.util.ArrayList;
import java.util.List;

/** Shows how one text becomes another, as {@code diff -u} does. For one comparison. */
final class UnifiedDiff {

  /** How many equal lines stand around a change, so that the place is recognised. */
  private static final int AROUND = 3;

  /** The table of common lines takes four bytes a cell; beyond it whole blocks are exchanged. */
  private static final int MOST_CELLS = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<Step> steps = new ArrayList<>();

  /** Is one line of the way from one text to the other, with how far both have come. */
  private record Step(char sign, int before, int after) {}

  private UnifiedDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Compares two texts.
   *
   * @return the lines of the difference, without the two that name files; empty when they are equal
   */
  static List<String> of(List<String> before, List<String> after) {
    var diff = new UnifiedDiff(before, after);
    diff.walk();
    return diff.hunks();
  }

  private void walk() {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      step(' ', head, head++);
    }
    int tail = 0;
    while (tail < shorter - head && fromEnd(before, tail).equals(fromEnd(after, tail))) {
      tail++;
    }
    between(head, before.size() - tail, after.size() - tail);
    for (int i = tail; i > 0; i--) {
      step(' ', before.size() - i, after.size() - i);
    }
  }

  private static String fromEnd(List<String> lines, int distance) {
    return lines.get(lines.size() - 1 - distance);
  }

  /** Walks between the equal ends, keeping as many lines as can be kept. */
  private void between(int start, int beforeEnd, int afterEnd) {
    var common = common(start, beforeEnd, afterEnd);
    int x = start;
    int y = start;
    while (x < beforeEnd || y < afterEnd) {
      boolean both = x < beforeEnd && y < afterEnd && common.length > 0;
      if (both && before.get(x).equals(after.get(y))) {
        step(' ', x++, y++);
      } else if (x < beforeEnd
          && (!both || common[x + 1 - start][y - start] >= common[x - start][y + 1 - start])) {
        step('-', x++, y);
      } else {
        step('+', x, y++);
      }
    }
  }

  /** Counts for each pair of places how many lines can be kept behind it; empty when too many. */
  private int[][] common(int start, int beforeEnd, int afterEnd) {
    int rows = beforeEnd - start;
    int columns = afterEnd - start;
    if ((long) rows * columns > MOST_CELLS) {
      return new int[0][0];
    }
    var common = new int[rows + 1][columns + 1];
    for (int x = rows - 1; x >= 0; x--) {
      for (int y = columns - 1; y >= 0; y--) {
        common[x][y] =
            before.get(start + x).equals(after.get(start + y))
                ? common[x + 1][y + 1] + 1
                : Math.max(common[x + 1][y], common[x][y + 1]);
      }
    }
    return common;
  }

  private void step(char sign, int x, int y) {
    steps.add(new Step(sign, x, y));
  }

  private List<String> hunks() {
    var lines = new ArrayList<String>();
    int change = nextChange(0);
    while (change < steps.size()) {
      int from = Math.max(0, change - AROUND);
      int to = change;
      while (change < steps.size() && change - to <= 2 * AROUND) {
        to = change + 1;
        change = nextChange(to);
      }
      hunk(steps.subList(from, Math.min(steps.size(), to + AROUND)), lines);
    }
    return lines;
  }

  private int nextChange(int from) {
    int at = from;
    while (at < steps.size() && steps.get(at).sign() == ' ') {
      at++;
    }
    return at;
  }

  private void hunk(List<Step> hunk, List<String> lines) {
    long taken = hunk.stream().filter(step -> step.sign() != '+').count();
    long given = hunk.stream().filter(step -> step.sign() != '-').count();
    var first = hunk.get(0);
    lines.add("@@ -" + range(first.before(), taken) + " +" + range(first.after(), given) + " @@");
    for (Step step : hunk) {
      var text = step.sign() == '+' ? after.get(step.after()) : before.get(step.before());
      lines.add(step.sign() + text);
    }
  }

  /** Counts lines from 1, and an empty range from the line before it. */
  private static String range(int start, long count) {
    return (count == 0 ? start : start + 1) + "," + count;
  }
}
