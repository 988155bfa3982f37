/**
 * Says how generated code hands its values to the client, as numbers instead of names.
 *
 * <p>Start at {@link candor.sdk.typed.Event}. Imports nothing; implemented by the code that the
 * plan compiler generates, imported by ring and sdk. No behaviour lives here. The promise: what can
 * be recorded is what the plan names; the tests of generated code keep it.
 */
@NullMarked
package candor.sdk.typed;

import org.jspecify.annotations.NullMarked;
