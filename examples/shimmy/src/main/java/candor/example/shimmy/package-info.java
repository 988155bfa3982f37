/**
 * Shimmy: a small local inference server and its command line, to show telemetry of one summary a
 * session.
 *
 * <p>Start at {@link candor.example.shimmy.Shimmy}; all that is measured is in {@link
 * candor.example.shimmy.Meter}, all that is decided and sent in {@link
 * candor.example.shimmy.Metrics}. Imports the generated API, the client and its verbs; imported by
 * nobody. No engine lives here: tokens are drawn from a list of words. The promise: metrics never
 * change what the server answers, and leave at the end or not at all; {@code ShutdownTest} keeps
 * it.
 */
@NullMarked
package candor.example.shimmy;

import org.jspecify.annotations.NullMarked;
