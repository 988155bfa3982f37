/**
 * Reads the canonical form of a plan, which somebody checked before, and compares two of them.
 *
 * <p>Start at {@link candor.plan.canonical.CanonicalPlan}. Imports plan and json; imported by plan
 * files and the client. No problem with a line, no remedy and no I/O may live here: what an app
 * carries reads what the compiler wrote, known by its hash. The promise: it reads what the reader
 * of plan files reads, and never calls a widening harmless; {@code CanonicalPlanTest} keeps it.
 */
@NullMarked
package candor.plan.canonical;

import org.jspecify.annotations.NullMarked;
