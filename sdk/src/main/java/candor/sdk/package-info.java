/**
 * Holds the client: what an application calls, and how its parts are joined.
 *
 * <p>Start at {@link candor.sdk.Candor}. Imports typed, ring, consent, probe, outbox, plan, event
 * and json; imported by applications, through the API that the plan compiler generates. Nothing
 * here may block or throw into the application. The promise: without a key nothing is made, and
 * without consent nothing leaves; {@code CandorTest} keeps it.
 */
@NullMarked
package candor.sdk;

import org.jspecify.annotations.NullMarked;
