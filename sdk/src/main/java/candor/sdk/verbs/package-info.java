/**
 * Lets a person see and decide, in any command line: status, enable, preview, export and the rest.
 *
 * <p>Start at {@link candor.sdk.verbs.Verbs}. Imports sdk, consent, outbox and plan; imported by
 * applications. No library for command lines is needed. The promise: a yes is only taken from a
 * person who gave one, never from the end of input, a pipe or nonsense; {@code PromptTest} keeps
 * it.
 */
@NullMarked
package candor.sdk.verbs;

import org.jspecify.annotations.NullMarked;
