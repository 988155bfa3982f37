/**
 * Knows what the person decided, and holds back what may not leave yet.
 *
 * <p>Start at {@link candor.sdk.consent.Gate}. Imports plan, event and json; imported by sdk.
 * Nothing here sends, and nothing but the person's own answer is written to disk. The promise:
 * without an answer that lets it pass, no message gets beyond the gate, and after a no nothing that
 * waited can be had again; {@code GateTest} and {@code PolicyTest} keep it.
 */
@NullMarked
package candor.sdk.consent;

import org.jspecify.annotations.NullMarked;
