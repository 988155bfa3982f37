/**
 * Keeps acknowledged records until the store has them.
 *
 * <p>Start at {@link candor.server.log.EventLog}, then {@link candor.server.log.SegmentLog}.
 * Imports nothing of the house; imported by intake and server. Knows no plan and no dialect: a
 * record is bytes. The promise: a record whose append was confirmed survives the death of the
 * process and of the power; {@code EventLogTest}, {@code PowerCutTest} and {@code KillTest} keep
 * it.
 */
@NullMarked
package candor.server.log;

import org.jspecify.annotations.NullMarked;
