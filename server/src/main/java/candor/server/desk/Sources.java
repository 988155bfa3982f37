package candor.server.desk;

import candor.server.query.Questioner;
import candor.server.registry.Registry;

/**
 * Holds where the desk's figures come from.
 *
 * @param questioner answers questions
 * @param registry knows the apps
 * @param consistency waits until what was acknowledged is visible
 */
record Sources(Questioner questioner, Registry registry, Consistency consistency) {}
