/**
 * Counts how far the context of a plan could tell one machine from another, in bits.
 *
 * <p>Start at {@link candor.plan.fingerprint.Fingerprint}. Imports plan; imported by plan.text,
 * which warns of it, and by the reports of the compiler, which show the arithmetic. Nothing here
 * judges messages. The promise: the figure is never below the entropy that the plan allows, as far
 * as its declared shares are true; {@code FingerprintTest} keeps it.
 */
@NullMarked
package candor.plan.fingerprint;

import org.jspecify.annotations.NullMarked;
