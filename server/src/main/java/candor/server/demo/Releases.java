package candor.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Knows which version of an app an install runs on a day: updates spread over days. */
final class Releases {

  private final List<Release> all;

  private Releases(List<Release> all) {
    this.all = all;
  }

  /**
   * Is one published version.
   *
   * @param version its number
   * @param since the day it was published
   */
  record Release(String version, LocalDate since) {}

  /**
   * Lists versions by how many days before the last day they came out, oldest first.
   *
   * @param last the last day
   * @param daysAgo the days, one per version
   * @param versions the versions
   */
  static Releases of(LocalDate last, List<Integer> daysAgo, List<String> versions) {
    var all = new ArrayList<Release>();
    for (int i = 0; i < versions.size(); i++) {
      all.add(new Release(versions.get(i), last.minusDays(daysAgo.get(i))));
    }
    return new Releases(List.copyOf(all));
  }

  /** Returns the version that an install runs on a day. */
  String on(LocalDate day, Install install) {
    String running = all.getFirst().version();
    for (Release release : all) {
      boolean cameWithIt = !release.since().isAfter(install.birth());
      LocalDate updated = release.since().plusDays((long) install.patience());
      if (cameWithIt || !updated.isAfter(day)) {
        running = release.version();
      }
    }
    return running;
  }

  /** Says whether a version is at least another one of the list. */
  boolean atLeast(String version, String other) {
    return index(version) >= index(other);
  }

  private int index(String version) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).version().equals(version)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such release: " + version);
  }
}
