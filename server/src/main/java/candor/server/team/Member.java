package candor.server.team;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Is somebody who may sign in. What opens the door is not known here.
 *
 * @param id names it in files and forms; never used again
 * @param name what people call it
 * @param role what it may
 * @param reach which apps it sees
 * @param made the day on which it was added
 * @param seen the last day on which it looked, or null
 */
public record Member(
    String id, String name, Role role, Reach reach, LocalDate made, @Nullable LocalDate seen) {

  /** The most characters of a name. */
  public static final int LONGEST_NAME = 60;

  /** Refuses an owner who would not see everything. */
  public Member {
    if (role == Role.OWNER && !(reach instanceof Reach.All)) {
      throw new IllegalArgumentException("An owner sees all apps; choose all, or another role.");
    }
  }

  Member with(Role otherRole, Reach otherReach) {
    return new Member(id, name, otherRole, otherReach, made, seen);
  }

  Member seenOn(LocalDate day) {
    return new Member(id, name, role, reach, made, day);
  }
}
