package candor.server.desk;

import candor.plan.Plan;
import candor.server.custody.Custody;
import candor.server.query.CohortQuestioner;
import candor.server.query.Questioner;
import candor.server.query.ReportQuestioner;
import candor.server.registry.Registry;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds where the desk's figures come from.
 *
 * @param questioner answers questions
 * @param reports answers questions about crash reports and feedback
 * @param cohorts answers questions about how things went on
 * @param registry knows the apps
 * @param consistency waits until what was acknowledged is visible
 * @param keeping what is kept beside the store
 * @param rows the means to look after what is stored
 */
public record Sources(
    Questioner questioner,
    ReportQuestioner reports,
    CohortQuestioner cohorts,
    Registry registry,
    Consistency consistency,
    Keeping keeping,
    Rows rows) {

  /**
   * Holds the means to look after what is stored.
   *
   * @param custody looks after the rows
   * @param versions returns every version of an app's plan by its hash
   * @param running what the server around the desk does and holds
   */
  public record Rows(
      Custody custody, Function<String, Map<String, Plan>> versions, Running running) {}

  /**
   * Is what the server around the desk does and holds.
   *
   * @param erasing erases single installs
   * @param space tells how many bytes the files of all apps take, by what they hold
   * @param limits the most that the doors take, in words, by what is limited
   */
  public record Running(
      Erasing erasing, Supplier<Map<String, Long>> space, Map<String, String> limits) {
    /** Keeps the limits as they are. */
    public Running {
      limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }
  }

  /** Erases single installs. */
  public interface Erasing {

    /**
     * Erases everything of one install, once and for good.
     *
     * @param app the app
     * @param install the install's id
     * @return what was done, or null when nothing is kept of the install
     * @throws IOException if it is not known to be ordered
     * @throws TimeoutException if the store is behind; nothing was ordered
     * @throws InterruptedException if the server stops; what was ordered will be erased
     */
    @Nullable Erased erase(Registry.App app, UUID install)
        throws IOException, TimeoutException, InterruptedException;
  }

  /**
   * Says what was erased.
   *
   * @param order the id of the order in the log
   * @param at when it was given
   * @param events the events that there were
   * @param left what is left
   */
  public record Erased(UUID order, Instant at, long events, Left left) {}

  /** Says what is left after an erasure. */
  public enum Left {
    /** Nothing. */
    NOTHING,
    /** Something that came in again. */
    SOMETHING,
    /** Everything, until the store comes to the order, which is durable. */
    UNTIL_STORED,
    /** It was erased and could not be looked at. */
    NOT_KNOWN
  }
}
