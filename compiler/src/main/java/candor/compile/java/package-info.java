/**
 * Writes the typed client API of a plan as Java source.
 *
 * <p>Start at {@link candor.compile.java.JavaOutput}. Imports output, plan.text and plan; imported
 * by compile, which holds the table of outputs. No file is read or written here, and nothing of the
 * client is called: generated code alone knows it. The promise: what was generated from any plan
 * compiles without a warning; {@code AnyPlanCompilesTest} keeps it.
 */
@NullMarked
package candor.compile.java;

import org.jspecify.annotations.NullMarked;
