package candor.server.desk;

import candor.server.http.Routes;
import candor.server.query.Questioner;
import candor.server.registry.Registry;
import java.time.Clock;

/** Is the desk: the statistics API and the pages of the dashboard. Safe for use by many threads. */
public final class Desk implements AutoCloseable {

  private final Patience patience;
  private final StatisticsApi statistics;
  private final Dashboard dashboard;

  /**
   * Sets the desk up; nothing is opened before {@link #addTo}.
   *
   * @param options what the operator decided
   * @param questioner answers questions
   * @param registry knows the apps
   * @param access decides who may see
   * @param consistency waits until what was acknowledged is visible
   * @param clock tells the time
   */
  public Desk(
      DeskOptions options,
      Questioner questioner,
      Registry registry,
      Access access,
      Consistency consistency,
      Clock clock) {
    var sources = new Sources(questioner, registry, consistency);
    this.patience = new Patience(options.patience());
    this.statistics = new StatisticsApi(options, sources, access, clock, patience);
    this.dashboard = new Dashboard(options, sources, access, clock, patience);
  }

  /**
   * Adds everything that the desk answers. To be called after other rooms added theirs, because the
   * desk also answers unknown addresses under {@code /api/v1/}.
   *
   * @param routes the list to add to
   */
  public void addTo(Routes routes) {
    statistics.addTo(routes);
    dashboard.addTo(routes);
  }

  /** Ends open live views and questions under way. */
  @Override
  public void close() {
    statistics.close();
    patience.close();
  }
}
