package candor.server.desk;

import candor.server.query.CohortQuestioner;
import candor.server.query.Questioner;
import candor.server.query.ReportQuestioner;
import candor.server.registry.Registry;

/**
 * Holds where the desk's figures come from.
 *
 * @param questioner answers questions
 * @param reports answers questions about crash reports and feedback
 * @param cohorts answers questions about how things went on
 * @param registry knows the apps
 * @param consistency waits until what was acknowledged is visible
 * @param keeping what is kept beside the store
 */
public record Sources(
    Questioner questioner,
    ReportQuestioner reports,
    CohortQuestioner cohorts,
    Registry registry,
    Consistency consistency,
    Keeping keeping) {}
