package candor.server.crash;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is what somebody decided about a group of crashes. Immutable.
 *
 * @param decision what was decided
 * @param release the last release that may still show it, or null when none was named; only for
 *     what is resolved
 * @param at when it was decided
 */
public record Status(Decision decision, @Nullable String release, Instant at) {

  /** What holds for a group that nobody decided about. */
  public static final Status OPEN = new Status(Decision.OPEN, null, Instant.EPOCH);

  /** Names what can be decided. */
  public enum Decision {
    /** It is to be looked at. */
    OPEN,
    /** It is mended, from some release on. */
    RESOLVED,
    /** It is known and not looked at. */
    IGNORED
  }

  /** Names how a group stands. */
  public enum State {
    /** It is to be looked at. */
    OPEN,
    /** It is mended, and was not seen since. */
    RESOLVED,
    /** It was mended and is back. */
    REGRESSED,
    /** It is known and not looked at. */
    IGNORED
  }

  /**
   * Is what was seen of a group in one release.
   *
   * @param release the release, or null when its reports did not tell
   * @param last when it was last seen there
   */
  public record Seen(@Nullable String release, Instant last) {}

  /**
   * Keeps a release to what was resolved.
   *
   * @throws IllegalArgumentException if another decision names one
   */
  public Status {
    if (release != null && decision != Decision.RESOLVED) {
      throw new IllegalArgumentException("only what is resolved has a release, not " + decision);
    }
  }

  /**
   * Says how a group stands, from the decision and what was seen. What is resolved opens again by
   * itself: when a later release than the one named shows it, or, where either is not known, when
   * it happened after the decision.
   *
   * @param seen what was ever seen of the group, by release
   * @return how it stands
   */
  public State state(List<Seen> seen) {
    return switch (decision) {
      case OPEN -> State.OPEN;
      case IGNORED -> State.IGNORED;
      case RESOLVED -> seen.stream().anyMatch(this::isBack) ? State.REGRESSED : State.RESOLVED;
    };
  }

  private boolean isBack(Seen seen) {
    if (release == null || seen.release() == null) {
      return seen.last().isAfter(at);
    }
    return Release.isLater(seen.release(), release);
  }
}
