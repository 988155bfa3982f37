/**
 * Holds the grammar: what any app can say at all, before a plan says what this app may say.
 *
 * <p>Start at {@link candor.event.Message}. Imports json; imported by any room above. No rule of
 * any plan, no dialect of any client and no I/O lives here. The promise: every type is an immutable
 * value, checked when it is made; {@code MessageTest} keeps it.
 */
@NullMarked
package candor.event;

import org.jspecify.annotations.NullMarked;
