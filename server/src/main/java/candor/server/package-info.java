/**
 * Wires the rooms into one program.
 *
 * <p>Start at {@code Main}. Imports every room; imported by nobody. Only wiring, settings and the
 * order of start and stop live here. The promise: what opens is closed, in reverse order; {@code
 * ServerProcessTest} keeps it.
 */
@NullMarked
package candor.server;

import org.jspecify.annotations.NullMarked;
