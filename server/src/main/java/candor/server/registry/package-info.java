/**
 * Knows which apps exist: every version of their plans, and their keys.
 *
 * <p>Start at {@link candor.server.registry.Registry}, kept on disk by {@link
 * candor.server.registry.FileRegistry}. Imports plan.text, plan and json; imported by notes,
 * observe, door, intake, desk and server. Judges nothing and stores no event. The promise: a plan
 * once adopted is never forgotten, and a key opens exactly one app; {@code RegistryTest} keeps it.
 */
@NullMarked
package candor.server.registry;

import org.jspecify.annotations.NullMarked;
