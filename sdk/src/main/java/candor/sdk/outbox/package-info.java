/**
 * Carries admitted messages off the machine: ring, spool, courier, ledger.
 *
 * <p>Start at {@link candor.sdk.outbox.Outbox}. Imports plan, event and json; imported by sdk.
 * Nothing here asks whether it may send: the gate lets in only what may leave, and says when it
 * must be thrown away. The promise: memory and disk stay bounded, and what was spooled leaves once
 * or is counted as lost; {@code SpoolTest} and {@code OutboxTest} keep it.
 */
@NullMarked
package candor.sdk.outbox;

import org.jspecify.annotations.NullMarked;
