/**
 * Speaks the dialects of clients: their bytes become messages, and they get the answers they know.
 *
 * <p>Start at {@link candor.server.door.Door}. Imports http, registry, otlp, zstd, plan, event and
 * json; imported by intake and server. Judges nothing by the plan's rules, keeps nothing and counts
 * nothing. The promise: no body, whatever its bytes, makes a door throw anything but {@link
 * candor.server.door.TurnedAway}, and no answer holds any part of what was sent but an event's UUID
 * and what browsers ask to see again (origin, header names); {@code BadInputTest} keeps it.
 */
@NullMarked
package candor.server.door;

import org.jspecify.annotations.NullMarked;
