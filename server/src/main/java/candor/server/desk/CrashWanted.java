package candor.server.desk;

import candor.plan.Plan;
import candor.server.crash.Status;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.ReportQuestioner.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says which groups of crashes are wanted. Immutable.
 *
 * @param state how they stand, one of {@link #STATES}, {@code open}, or empty for all
 * @param release a release in which they were seen, or empty for all
 * @param text what their kind or message holds, or empty for all
 */
record CrashWanted(String state, String release, String text) {

  /** How a group can stand in a period; new is what was never seen before it. */
  static final List<String> STATES = List.of("new", "ongoing", "regressed", "resolved", "ignored");

  /** What stands for both new and ongoing: nobody decided about it. */
  static final String OPEN = "open";

  /** More groups than anybody has; of these the wanted ones are chosen. */
  static final int LOOKED_THROUGH = 1_000;

  static final CrashWanted ALL = new CrashWanted("", "", "");

  /** Says for how many days it can be told how often something crashed, and that nothing did. */
  static int keptDays(Plan plan) {
    return Math.min(plan.retention().events(), plan.retention().crashes());
  }

  /** Says in a word how a group stands in the period that begins at a moment. */
  static String standing(Status status, List<Seen> seen, Instant from) {
    String word = CrashBook.word(CrashBook.state(status, seen));
    Seen first = ReportFigures.first(seen);
    return !word.equals(OPEN)
        ? word
        : first != null && first.first().isBefore(from) ? "ongoing" : "new";
  }

  /** Leaves the wanted groups, at most some of them. */
  Crashes of(Crashes all, Instant from, int limit, Function<String, Status> book) {
    var groups = all.groups().stream().filter(wanted(from, book)).toList();
    boolean whole = groups.size() == all.groups().size();
    return new Crashes(
        groups.subList(0, Math.min(limit, groups.size())),
        whole ? all.crashes() : groups.stream().mapToLong(Group::crashes).sum(),
        whole ? all.handled() : groups.stream().mapToLong(Group::handled).sum());
  }

  /** Leaves what came of the wanted groups in another time than that of all. */
  CrashesBefore before(Crashes past, Crashes all, Instant from, Function<String, Status> book) {
    return CrashesBefore.of(past, of(all, from, LOOKED_THROUGH, book), wanted(from, book));
  }

  private Predicate<Group> wanted(Instant from, Function<String, Status> book) {
    return group -> admits(group, standing(book.apply(group.id()), group.seen(), from));
  }

  private boolean admits(Group group, String standing) {
    boolean stands =
        state.isEmpty()
            || state.equals(standing)
            || (state.equals(OPEN) && List.of("new", "ongoing").contains(standing));
    return stands
        && (release.isEmpty()
            || group.seen().stream().anyMatch(seen -> release.equals(seen.release())))
        && (holds(group.type()) || holds(group.message()));
  }

  private boolean holds(String said) {
    return said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
