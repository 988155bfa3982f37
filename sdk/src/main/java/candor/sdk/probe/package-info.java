/**
 * Looks at the machine: its kind, its days, and the id of the install where the plan has one.
 *
 * <p>Start at {@link candor.sdk.probe.Surroundings}. Imports plan, event and json; imported by sdk.
 * No process is started and no network is asked. The promise: a period is claimed once per machine,
 * however many processes run, and nothing that the plan does not name is looked at; {@code
 * PeriodsTest} and {@code SurroundingsTest} keep it.
 */
@NullMarked
package candor.sdk.probe;

import org.jspecify.annotations.NullMarked;
