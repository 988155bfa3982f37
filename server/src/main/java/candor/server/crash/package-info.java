/**
 * Tells crashes apart: which reports are the same trouble, and how a trouble stands.
 *
 * <p>Start at {@link candor.server.crash.Fingerprint} and {@link candor.server.crash.Status}.
 * Imports event and symbol; imported by mapping, store, query, desk and server. No storage, no
 * dialect and no plan lives here. The promise: what changes from build to build or from machine to
 * machine does not part what belongs together; {@code FingerprintTest} keeps it.
 */
@NullMarked
package candor.server.crash;

import org.jspecify.annotations.NullMarked;
