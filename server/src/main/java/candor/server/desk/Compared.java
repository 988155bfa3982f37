package candor.server.desk;

import candor.server.crash.Release;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.Link;
import candor.server.query.CohortQuestioner.Band;
import candor.server.query.ReportQuestioner.First;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is which releases an address compares, with commas or each by itself.
 *
 * @param property the planned name of what tells a release, or null when the plan has none
 * @param releases the releases, as they were named; none when nothing was chosen
 */
record Compared(@Nullable String property, List<String> releases) {

  /** As many as an answer tells apart. */
  private static final int MOST = 10;

  /** Who compares looks at what is new; others are named in the address. */
  private static final int MOST_OFFERED = MOST;

  static Compared of(View view) {
    String property = Release.property(view.app().plan().context().keySet());
    List<String> named =
        Arrays.stream(view.state().choice("release", "").split(",", -1))
            .map(String::strip)
            .filter(release -> release.matches(CrashBook.RELEASE_FORM))
            .distinct()
            .limit(MOST)
            .toList();
    return new Compared(property, property == null ? List.of() : named);
  }

  boolean isEmpty() {
    return releases.isEmpty();
  }

  /** Leaves only these releases, if there are any. */
  Scope in(Scope scope) {
    if (property == null || isEmpty()) {
      return scope;
    }
    var filters = new ArrayList<>(scope.filters());
    filters.add(filter(property));
    return new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), filters);
  }

  Link in(Link table) {
    return property == null || isEmpty()
        ? table
        : table.with("filter", Filters.write(filter(property)));
  }

  private Scope.Filter filter(String of) {
    return new Scope.Filter(of, Scope.Operator.IS, releases);
  }

  /** Makes the form that chooses others; null where the plan tells no release. */
  CoursePages.@Nullable Comparing form(View view, String number, @Nullable List<Band> found) {
    if (property == null) {
      return null;
    }
    List<First> firsts = Asking.outcome(view.asking().firsts(view.app().id())).value();
    Stream<String> newest =
        firsts == null
            ? Stream.of()
            : firsts.stream()
                .map(First::release)
                .sorted(Comparator.comparing(release -> release, Release.ORDER.reversed()))
                .limit(MOST_OFFERED);
    return new CoursePages.Comparing(
        view.state().choosingNothing().choosing("property", number).parameters(),
        Stream.concat(releases.stream(), newest).distinct().toList(),
        releases,
        found == null ? "" : missing(found) + cut(view));
  }

  /** Tells that more were named than are compared. */
  private String cut(View view) {
    long named =
        Arrays.stream(view.state().choice("release", "").split(",", -1))
            .filter(release -> !release.isBlank())
            .distinct()
            .count();
    return named > MOST ? " At most " + MOST + " releases are compared at once." : "";
  }

  private String missing(List<Band> found) {
    List<String> none =
        releases.stream()
            .filter(release -> found.stream().noneMatch(band -> band.value().equals(release)))
            .toList();
    return none.isEmpty() ? "" : "No such number came of " + String.join(", ", none) + ".";
  }
}
