/**
 * Compares two plans: what may be collected now that could not be collected before.
 *
 * <p>Start at {@link candor.plan.change.Changes}. Imports plan and json; imported by the compiler
 * and the server. No I/O, clock or message may live here: it is one pure function, and what an app
 * asks about is held against it. The promise: what the newer plan can keep and the older one could
 * not is never called harmless; {@code WideningPropertyTest} keeps it.
 */
@NullMarked
package candor.plan.change;

import org.jspecify.annotations.NullMarked;
