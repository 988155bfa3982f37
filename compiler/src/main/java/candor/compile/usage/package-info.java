/**
 * Reads an app's compiled classes and tells where they emit the plan, and where they go past it.
 *
 * <p>Start at {@link candor.compile.usage.Usage}. Imports plan and plan.text; imported by compile.
 * Nothing of the app is ever loaded or run here: class files are read as data. The promise: an
 * event that nobody emits and a call that goes past the generated API are found, each at its line;
 * {@code UsageTest} keeps it, and the limits stand at {@code Usage}.
 */
@NullMarked
package candor.compile.usage;

import org.jspecify.annotations.NullMarked;
