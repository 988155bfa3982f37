package candor.server.desk;

import candor.plan.Property;
import candor.plan.PropertyType;
import candor.server.desk.Asking.Outcome;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Rank;
import candor.server.desk.pages.Screen.Ranking;
import candor.server.query.Answers;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the lists of frequent values, one per property that has few of them. */
final class Rankings {

  /** As many rows as one takes in at a glance. */
  private static final int ROWS = 7;

  /** A dozen lists fit the page's budget of bytes; the others are one link away. */
  private static final int USUAL_LISTS = 12;

  private final View view;
  private final Map<String, Waiting<Answers.Top>> lists = new LinkedHashMap<>();
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final @Nullable String version;
  private final @Nullable Waiting<Answers.Trend> releases;
  private final int left;

  Rankings(View view) {
    this.view = view;
    var names = Dimensions.of(view.app().plan());
    this.version = version(names.context());
    this.releases =
        version == null ? null : view.asking().trend(view.finished(), byVersion(version));
    for (String segment : view.app().plan().questions().segments()) {
      var planned = names.context().getOrDefault(segment, names.properties().get(segment));
      if (planned != null) {
        keep(segment, planned);
      }
    }
    names.context().forEach(this::keep);
    names.properties().forEach(this::keep);
    properties.remove(Objects.requireNonNullElse(version, ""));
    lists.put(Dimensions.EVENT, view.asking().top(view.finished(), Dimensions.EVENT, ROWS + 1));
    int most = view.state().all() ? Integer.MAX_VALUE : USUAL_LISTS - 1;
    properties.keySet().stream()
        .limit(most)
        .forEach(name -> lists.put(name, view.asking().top(view.finished(), name, ROWS + 1)));
    this.left = properties.size() + 1 - lists.size();
  }

  private TrendOf byVersion(String property) {
    return new TrendOf("", Measure.EVENTS, view.interval(), property);
  }

  private static @Nullable String version(Map<String, Property> context) {
    for (var entry : context.entrySet()) {
      boolean isVersion = entry.getValue().type() instanceof PropertyType.Version;
      if (isVersion && !entry.getKey().startsWith("os")) {
        return entry.getKey();
      }
    }
    return null;
  }

  private void keep(String name, Property property) {
    boolean few =
        switch (property.type()) {
          case PropertyType.Enumeration _,
              PropertyType.Tier _,
              PropertyType.Bool _,
              PropertyType.Version _,
              PropertyType.Language _,
              PropertyType.EnumList _ ->
              true;
          case PropertyType.Whole _,
              PropertyType.Decimal _,
              PropertyType.Duration _,
              PropertyType.Uuid _,
              PropertyType.Moment _,
              PropertyType.Hash _,
              PropertyType.Text _ ->
              false;
        };
    if (few) {
      properties.putIfAbsent(name, property);
    }
  }

  /** How many lists are not shown. */
  int left() {
    return left;
  }

  List<Ranking> all() {
    var rankings = new ArrayList<Ranking>();
    lists.forEach((name, waiting) -> rankings.add(ranking(name, Asking.outcome(waiting))));
    return rankings;
  }

  private Ranking ranking(String name, Outcome<Answers.Top> outcome) {
    var property = properties.get(name);
    String title = property == null ? "Events" : Words.title(name);
    String what = property == null ? "What happened, by name." : property.what();
    var rows = outcome.fold(top -> rows(name, top), problem -> List.<Rank>of());
    boolean more = outcome.fold(top -> top.items().size() > ROWS, problem -> false);
    return new Ranking(
        title, what, "events", rows, more ? "The rest" : "", csv(name), outcome.problem());
  }

  private List<Rank> rows(String name, Answers.Top top) {
    long most = top.items().stream().mapToLong(Answers.Item::events).max().orElse(1);
    return top.items().stream()
        .limit(ROWS)
        .map(item -> row(name, item, top.total(), most))
        .toList();
  }

  private Rank row(String name, Answers.Item item, long total, long most) {
    return new Rank(
        item.value(),
        Words.number(item.events()),
        Words.percent(item.events(), total),
        (int) Math.max(1, 100 * item.events() / Math.max(1, most)),
        null,
        view.state().toggled(name, item.value()).link("a", view.app().id()),
        view.state().holds(name, item.value()));
  }

  /** Makes the list of releases; null when the plan has no version. */
  @Nullable Ranking releases() {
    if (version == null || releases == null) {
      return null;
    }
    var outcome = Asking.outcome(releases);
    return new Ranking(
        "Releases",
        "How each version spreads and fades, by its share of events.",
        "events",
        outcome.fold(trend -> releaseRows(version, trend), problem -> List.of()),
        "",
        csv(version),
        outcome.problem());
  }

  private List<Rank> releaseRows(String property, Answers.Trend trend) {
    long total = trend.series().stream().mapToLong(Rankings::sum).sum();
    var rows = new ArrayList<Rank>();
    for (var series : trend.series()) {
      long sum = sum(series);
      if (sum > 0 && rows.size() < ROWS) {
        rows.add(
            new Rank(
                series.name(),
                Words.number(sum),
                Words.percent(sum, total),
                (int) (100 * sum / Math.max(1, total)),
                view.spark(trend, series),
                view.state().toggled(property, series.name()).link("a", view.app().id()),
                view.state().holds(property, series.name())));
      }
    }
    return rows;
  }

  private static long sum(Answers.Series series) {
    return series.values().stream().mapToLong(Long::longValue).sum();
  }

  private Link csv(String name) {
    return Toolbars.list(view, "top.csv").with("property", name);
  }
}
