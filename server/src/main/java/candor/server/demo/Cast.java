package candor.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Is everybody who plays: each install with the life of its app.
 *
 * @param roles the installs
 */
record Cast(List<Role> roles) {

  /** Copies the list. */
  Cast {
    roles = List.copyOf(roles);
  }

  /**
   * Is one install in one app.
   *
   * @param life the life of the app
   * @param install the install
   */
  record Role(Life life, Install install) {}

  static Cast of(Journal journal, Map<String, Target> targets) {
    var lives = new ArrayList<Life>();
    Target osaurus = targets.get("osaurus");
    Target dimmy = targets.get("dimmy");
    Target shimmy = targets.get("shimmy");
    if (osaurus != null) {
      lives.add(new OsaurusLife(osaurus, journal.span()));
    }
    if (dimmy != null) {
      lives.add(new DimmyLife(dimmy, journal.span()));
    }
    if (shimmy != null) {
      lives.add(new ShimmyLife(shimmy, journal.span()));
    }
    var roles = new ArrayList<Role>();
    for (Life life : lives) {
      long seed = Install.mix(journal.seed(), life.app().hashCode());
      int count = Math.max(3, (int) (journal.installs() * life.share()));
      for (Install install : Population.make(journal.span(), seed, count, life.rhythm())) {
        roles.add(new Role(life, install));
      }
    }
    return new Cast(roles);
  }

  /** Returns who is on stage on a day. */
  List<Role> on(LocalDate day) {
    return roles.stream().filter(role -> role.install().activeOn(day)).toList();
  }
}
