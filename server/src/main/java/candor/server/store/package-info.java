/**
 * Stores admitted messages exactly once, in columns made from the plan.
 *
 * <p>Start at {@link candor.server.store.Store}. Imports delivery, event and plan; imported by
 * query, custody and server. Reads no log and answers no client. The promise: rows, counters, sets
 * and the log position change together or not at all; {@code StoreContract} keeps it.
 */
@NullMarked
package candor.server.store;

import org.jspecify.annotations.NullMarked;
