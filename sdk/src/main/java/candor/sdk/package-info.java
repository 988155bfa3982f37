/**
 * Holds the client: what an application calls, and what leaves its machine.
 *
 * <p>Start at {@link candor.sdk.Recorder}. Imports plan, event and json; imported by applications,
 * through the API that the plan compiler generates. Nothing here may block or throw into the
 * application, and nothing may be recorded that the plan does not hold.
 */
@NullMarked
package candor.sdk;

import org.jspecify.annotations.NullMarked;
