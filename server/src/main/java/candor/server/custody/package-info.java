/**
 * Names what is done with data that is kept: shown whole, deleted, asked for in SQL, attested.
 *
 * <p>Start at {@link candor.server.custody.Custody}. Imports plan alone; imported by store, which
 * does it, by export and desk, which ask for it, and by server. Holds no SQL of any engine. The
 * promise: no row outlives its days, and what was deleted is written down; {@code SweepTest} keeps
 * it.
 */
@NullMarked
package candor.server.custody;

import org.jspecify.annotations.NullMarked;
