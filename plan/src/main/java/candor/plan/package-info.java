/**
 * Holds the law: what one app may say, and the pure function that judges a message by it.
 *
 * <p>Start at {@link candor.plan.Plan}, then {@link candor.plan.Firewall}. Imports event and json;
 * imported by any room above. No I/O, clock, thread or dependency may live here: the same bytes
 * judge in the app, at the door, in the build and in the user's preview. The promise: what is not
 * in the plan is never admitted, and no verdict carries a value; {@code FirewallPropertyTest} keeps
 * it.
 */
@NullMarked
package candor.plan;

import org.jspecify.annotations.NullMarked;
