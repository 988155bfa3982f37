package candor.server.desk;

import candor.server.http.Routes;
import candor.server.registry.Registry;
import java.time.Clock;

/** Is the desk: the statistics API and the pages of the dashboard. Safe for use by many threads. */
public final class Desk implements AutoCloseable {

  private final Access access;
  private final Registry registry;
  private final Patience patience;
  private final StatisticsApi statistics;
  private final Dashboard dashboard;
  private final Rehearsal rehearsal;
  private final PlanApi plans;
  private final SymbolsApi symbols;

  /**
   * Sets the desk up; nothing is opened before {@link #addTo}.
   *
   * @param options what the operator decided
   * @param sources where the figures come from
   * @param access decides who may see
   * @param clock tells the time
   */
  public Desk(DeskOptions options, Sources sources, Access access, Clock clock) {
    this.access = access;
    this.registry = sources.registry();
    this.patience = new Patience(options.patience());
    this.statistics = new StatisticsApi(options, sources, clock, patience);
    this.plans = new PlanApi(sources, access, clock);
    this.symbols = new SymbolsApi(sources, access);
    this.dashboard = new Dashboard(options, sources, access, clock, patience);
    this.rehearsal = new Rehearsal(dashboard, sources, clock);
  }

  /**
   * Adds everything that the desk answers. To be called after other rooms added theirs, because the
   * desk also answers unknown addresses under {@code /api/v1/}.
   *
   * @param routes the list to add to
   */
  public void addTo(Routes routes) {
    var guard = new Guard(routes, access, registry, dashboard.framing());
    plans.addTo(guard);
    symbols.addTo(guard);
    statistics.addTo(guard);
    dashboard.addTo(guard);
  }

  /**
   * Makes the first look of a day as quick as the others. To be called now and then, by one thread;
   * mostly there is nothing to do.
   */
  public void rehearse() {
    rehearsal.run();
  }

  /** Ends open live views and questions under way. */
  @Override
  public void close() {
    statistics.close();
    patience.close();
  }
}
