/**
 * Turns plan files into plans, and plans into everything that must agree with them.
 *
 * <p>Start at {@link candor.compile.PlanFile}. Imports its outputs and reports, plan, event and
 * json; imported by desk, server and builds of apps. Runs where apps are built, never inside them.
 * The promise: every mistake of a file is reported in one run, with its line and column; {@code
 * BrokenPlansTest} keeps it.
 */
@NullMarked
package candor.compile;

import org.jspecify.annotations.NullMarked;
