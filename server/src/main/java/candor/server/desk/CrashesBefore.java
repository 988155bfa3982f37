package candor.server.desk;

import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Is what came of some groups of crashes in the time that a period is compared with. Immutable.
 *
 * @param groups the groups that came then
 * @param crashes reports of crashes in them
 * @param handled reports of errors that were handled in them
 * @param complete whether no other group came then that could be one of them
 */
record CrashesBefore(List<Group> groups, long crashes, long handled, boolean complete) {

  /**
   * Leaves of what came then the groups that are shown now, whatever they said then, and those that
   * would be shown.
   */
  static CrashesBefore of(Crashes past, Crashes shown, Predicate<Group> wanted) {
    Set<String> ids = shown.groups().stream().map(Group::id).collect(Collectors.toSet());
    var groups =
        past.groups().stream()
            .filter(group -> ids.contains(group.id()) || wanted.test(group))
            .toList();
    boolean whole = groups.size() == past.groups().size();
    return new CrashesBefore(
        groups,
        whole ? past.crashes() : groups.stream().mapToLong(Group::crashes).sum(),
        whole ? past.handled() : groups.stream().mapToLong(Group::handled).sum(),
        past.groups().size() < CrashWanted.LOOKED_THROUGH);
  }

  /**
   * Is how often a group came then. What is not known is null.
   *
   * @param crashes reports of crashes
   * @param handled reports of handled errors
   * @param installs distinct installs
   */
  record Was(@Nullable Long crashes, @Nullable Long handled, @Nullable Long installs) {}

  Was was(Group now) {
    for (Group group : groups) {
      if (group.id().equals(now.id())) {
        return new Was(group.crashes(), group.handled(), group.installs());
      }
    }
    // Of more groups than are looked through the rarest are not told.
    return complete
        ? new Was(0L, 0L, now.installs() == null ? null : (Long) 0L)
        : new Was(null, null, null);
  }

  /** Counts the groups that came then and are not among those of now. */
  long gone(Crashes now) {
    Set<String> ids = now.groups().stream().map(Group::id).collect(Collectors.toSet());
    return groups.stream().filter(group -> !ids.contains(group.id())).count();
  }
}
