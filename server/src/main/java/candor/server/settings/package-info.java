/**
 * Keeps what maintainers decide about an app on its pages: first and newer plans, tokens of the
 * statistics API, saved views and remarks about days.
 *
 * <p>Start at {@link candor.server.settings.Cabinet}. Imports compile (for reading plan files),
 * plan.change, plan.text, plan, notes, registry and json; imported by desk and server. Draws
 * nothing, and holds no event and no secret. The promise: a plan is accepted only by the digest of
 * what was shown; {@code PlanAcceptanceTest} and {@code NewAppTest} of the desk keep it.
 */
@NullMarked
package candor.server.settings;

import org.jspecify.annotations.NullMarked;
