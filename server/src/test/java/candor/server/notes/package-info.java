/** Tests of the notes. */
@NullMarked
package candor.server.notes;

import org.jspecify.annotations.NullMarked;
