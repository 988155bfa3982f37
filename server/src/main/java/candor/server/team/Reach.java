package candor.server.team;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which apps a member sees. Immutable.
 *
 * <p>All apps are a kind of their own and no empty set, so that a set which loses its last app
 * never opens all of them.
 */
public sealed interface Reach {

  /** All apps, also those to come. */
  record All() implements Reach {}

  /**
   * Some apps.
   *
   * @param apps their ids
   */
  record Named(Set<String> apps) implements Reach {
    /** Copies the ids in order. */
    public Named {
      apps = Collections.unmodifiableSet(new TreeSet<>(apps));
    }
  }

  /**
   * Says whether an app is seen.
   *
   * @param app its id
   * @return whether it is
   */
  default boolean covers(String app) {
    return switch (this) {
      case All() -> true;
      case Named(Set<String> apps) -> apps.contains(app);
    };
  }
}
