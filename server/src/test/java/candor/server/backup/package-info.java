/** Tests of the archive. */
@NullMarked
package candor.server.backup;

import org.jspecify.annotations.NullMarked;
