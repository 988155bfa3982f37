/**
 * Tells crashes apart: which reports are the same trouble.
 *
 * <p>Start at {@link candor.server.crash.Fingerprint}. Imports event and symbol; imported by store
 * and whatever explains crashes. No storage, no dialect and no plan lives here. The promise: what
 * changes from build to build or from machine to machine does not part what belongs together;
 * {@code FingerprintTest} keeps it.
 */
@NullMarked
package candor.server.crash;

import org.jspecify.annotations.NullMarked;
