/**
 * Runs language models on a machine, behind an HTTP API, a chat and agents; a small Osaurus.
 *
 * <p>Start at {@link candor.example.osaurus.Osaurus}; what is told is told by the generated {@code
 * Telemetry}, and {@link candor.example.osaurus.Turns} is the part of it worth reading first.
 * Imports the generated API, sdk and Gson; imported by nobody. No network is used but for
 * telemetry. The promise: nothing is told before the person said so, and nothing that is not in the
 * plan; the tests beside it keep it.
 */
@NullMarked
package candor.example.osaurus;

import org.jspecify.annotations.NullMarked;
