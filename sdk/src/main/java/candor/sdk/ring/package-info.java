/**
 * Takes events from the application's threads without lock, wait or allocation.
 *
 * <p>Start at {@link candor.sdk.ring.Recording}. Imports typed, plan, event and json; imported by
 * sdk. Nothing here decides what may leave. The promise: an event is taken whole or counted as
 * lost, and the caller never waits; {@code RingTest} keeps it.
 */
@NullMarked
package candor.sdk.ring;

import org.jspecify.annotations.NullMarked;
