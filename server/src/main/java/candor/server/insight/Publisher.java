package candor.server.insight;

import candor.plan.Plan;
import candor.plan.Questions.Kpi;
import candor.server.insight.Insights.Item;
import candor.server.insight.Insights.Point;
import candor.server.store.Cuts;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a plan chose to show. Safe for use by many threads.
 *
 * <p>What was worked out for a week is kept as long as the process lives, so that late events do
 * not show as a difference.
 */
public final class Publisher {

  private final Store store;
  private final Clock clock;
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Wanted, CompletableFuture<Insights>> coming =
      new ConcurrentHashMap<>();

  /** Is an edition that is being worked out. */
  private record Wanted(String app, String hash, LocalDate week) {}

  /** Is what was published last of one app, by one plan and for one week. */
  private record Kept(String hash, LocalDate week, Insights insights) {
    boolean isOf(String other, Grid grid) {
      return hash.equals(other) && week.equals(grid.from());
    }
  }

  /**
   * Makes a publisher.
   *
   * @param store where the events are
   * @param clock tells which weeks are over
   */
  public Publisher(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Returns what is published of an app, or null when its plan shows nothing.
   *
   * @param plan the plan in force
   * @param hash its hash
   * @return what is published
   * @throws IOException if the store fails or takes too long
   */
  public @Nullable Insights of(Plan plan, String hash) throws IOException {
    if (plan.disclosure().shows().isEmpty()) {
      return null;
    }
    Grid grid = Grid.at(clock);
    Kept last = kept.get(plan.app().id());
    return last != null && last.isOf(hash, grid) ? last.insights() : share(plan, hash, grid);
  }

  /**
   * Works out one edition for all who ask at the same time, and tells all of them when it fails:
   * everybody may ask, and two that were worked out side by side could differ by a late row.
   */
  private Insights share(Plan plan, String hash, Grid grid) throws IOException {
    var wanted = new Wanted(plan.app().id(), hash, grid.from());
    var mine = new CompletableFuture<Insights>();
    CompletableFuture<Insights> others = coming.putIfAbsent(wanted, mine);
    if (others != null) {
      return wait(others);
    }
    try {
      Kept last = kept.get(wanted.app());
      Insights made =
          last != null && last.isOf(hash, grid)
              ? last.insights()
              : new Edition(store, plan, grid).insights(hash);
      kept.put(wanted.app(), new Kept(hash, grid.from(), made));
      mine.complete(made);
      return made;
    } finally {
      mine.completeExceptionally(new IOException("the edition could not be made"));
      coming.remove(wanted, mine);
    }
  }

  private static Insights wait(CompletableFuture<Insights> others) throws IOException {
    try {
      return others.join();
    } catch (CompletionException e) {
      throw new IOException("the edition that others waited for could not be made", e);
    }
  }

  /** Works out one edition. For one thread. */
  private static final class Edition {

    private final Plan plan;
    private final Grid grid;
    private final int group;
    private final Measuring measuring;
    private final Behind behind;
    private final Dividing dividing;

    Edition(Store store, Plan plan, Grid grid) {
      this.plan = plan;
      this.grid = grid;
      this.group = Math.max(2, plan.disclosure().minimumGroup());
      this.measuring = new Measuring(store, plan);
      this.behind = new Behind(store, plan);
      this.dividing = new Dividing(store, plan, grid, group);
    }

    Insights insights(String hash) throws IOException {
      var items = new ArrayList<Item>();
      for (String id : plan.disclosure().shows()) {
        Kpi kpi =
            plan.questions().kpis().stream()
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElse(null);
        items.add(kpi == null ? segment(id) : figure(kpi));
      }
      return new Insights(
          plan.app().id(), plan.app().name(), hash, group, grid.from(), grid.to(), items);
    }

    private Item segment(String property) throws IOException {
      var tables = List.of(dividing.installs(property));
      return new Item(property, "", "installs", "", null, "", List.of(), tables);
    }

    private Item figure(Kpi kpi) throws IOException {
      String cannot = measuring.cannot(kpi);
      if (!cannot.isEmpty()) {
        return new Item(
            kpi.id(), kpi.question(), kpi.measure(), "", null, cannot, List.of(), List.of());
      }
      List<LocalDate> periods = kpi.measure().equals("mau") ? grid.months() : grid.weeks();
      Selection all = all(periods);
      List<@Nullable Double> figures = measuring.figures(kpi, all, periods);
      long[] installs = installs(kpi, all, periods);
      var points = new ArrayList<Point>();
      for (int i = 0; i < figures.size(); i++) {
        Double shown = shown(kpi, figures.get(i), installs == null ? null : (Long) installs[i]);
        points.add(new Point(periods.get(i), shown));
      }
      Double newest = points.getLast().figure();
      var tables = new ArrayList<Insights.Table>();
      for (String property : kpi.by()) {
        Insights.Table table = dividing.figures(kpi, property);
        if (table != null) {
          tables.add(table);
        }
      }
      return new Item(
          kpi.id(),
          kpi.question(),
          kpi.measure(),
          dividing.unit(kpi),
          newest,
          newest == null ? "Fewer than " + group + " installs are behind it." : "",
          points,
          tables);
    }

    /** Returns the installs behind each figure; null where the figure itself counts installs. */
    private long @Nullable [] installs(Kpi kpi, Selection all, List<LocalDate> periods)
        throws IOException {
      return switch (kpi.measure()) {
        case "dau", "wau", "mau", "new" -> null;
        case "ratio" -> {
          Selection above = Measuring.picked(all, kpi.events().getFirst());
          yield behind.weeks(above, periods);
        }
        case "sessions" -> behind.weeks(all, periods);
        default -> behind.weeks(Measuring.event(kpi, all), periods);
      };
    }

    private @Nullable Double shown(Kpi kpi, @Nullable Double figure, @Nullable Long installs) {
      if (figure == null || (installs != null && installs < group)) {
        return null;
      }
      if (!Measuring.counts(kpi.measure())) {
        return Suppression.coarse(figure);
      }
      long down = Suppression.down((long) Math.floor(figure), group);
      return down == 0 ? null : (Double) (double) down;
    }

    private Selection all(List<LocalDate> periods) {
      Cuts cuts = Grid.cuts(periods);
      return new Selection(
          plan.app().id(), Store.Build.RELEASE, "", cuts.from(), cuts.to(), List.of());
    }
  }
}
