/**
 * Says what an output of the compiler is: something written from a plan alone.
 *
 * <p>Start at {@link candor.compile.output.Output}. Imports plan; imported by each output's own
 * room and by compile, which holds the table of outputs. No file is read or written here, and no
 * output may depend on a clock, a locale or a machine. The promise: the same plan gives the same
 * bytes; {@code OutputsTest} keeps it.
 */
@NullMarked
package candor.compile.output;

import org.jspecify.annotations.NullMarked;
