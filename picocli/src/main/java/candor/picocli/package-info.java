/**
 * Offers the verbs of the person to apps whose command line is made with picocli.
 *
 * <p>Start at {@link candor.picocli.TelemetryCommand}. Imports sdk, verbs, typed and plan; imported
 * by applications. What the verbs do is decided in verbs, never here. The promise: every verb is
 * offered under its own name and ends with its own exit code; {@code TelemetryCommandTest} keeps
 * it.
 */
@NullMarked
package candor.picocli;

import org.jspecify.annotations.NullMarked;
