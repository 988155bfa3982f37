/**
 * Runs any program in scripted situations of consent, and reports what it proved about it.
 *
 * <p>Start at {@link candor.server.tck.Kit}. Imports http, registry, door, plan, event and json;
 * imported by server. Knows nothing of how a program is made: it sees what a person and the network
 * see. The promise: what could not be tried is never called proved, and each check fails on a
 * program that sins against it and on it alone; {@code SinnersTest} keeps it.
 */
@NullMarked
package candor.server.tck;

import org.jspecify.annotations.NullMarked;
