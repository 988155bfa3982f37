/**
 * Reads what clients of OpenTelemetry send as logs, in both forms of the protocol, and writes the
 * answer.
 *
 * <p>Start at {@link candor.server.otlp.LogsRequest}. Imports json; imported by door. Knows nothing
 * of plans and keeps nothing. The promise: whatever the bytes, a body is read within bounds or
 * {@link candor.server.otlp.UnreadableException} says why not, without a part of it; {@code
 * LogsRequestTest} and {@code HostileProtobufTest} keep it.
 */
@NullMarked
package candor.server.otlp;

import org.jspecify.annotations.NullMarked;
