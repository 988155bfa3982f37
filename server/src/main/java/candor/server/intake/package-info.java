/**
 * Takes requests in: key, limit, read, judge, identity, append, answer.
 *
 * <p>Start at {@link candor.server.intake.Intake}, whose method {@code take} is the visible list of
 * steps. Imports door, http, delivery, registry, log, plan, event and json; imported by server.
 * Knows no dialect and no storage. The promise: nothing is answered with success before it is
 * durable, and received = admitted + refused + unreadable at any moment; {@code IntakeTest} and
 * {@code TallyPropertyTest} keep it.
 */
@NullMarked
package candor.server.intake;

import org.jspecify.annotations.NullMarked;
