/**
 * Tells the original names of crash frames, from the mapping files of an app's releases.
 *
 * <p>Start at {@link candor.server.mapping.MappingShelf} and {@link
 * candor.server.mapping.OriginalNames}. Imports crash, event, redact and registry; imported by desk
 * and server. No figure and no page lives here. The promise: of a file only names and positions are
 * kept, in bounded memory whatever it holds, and a frame without a match stays as it is; {@code
 * HostileMappingTest} and {@code OriginalNamesTest} keep it.
 */
@NullMarked
package candor.server.mapping;

import org.jspecify.annotations.NullMarked;
