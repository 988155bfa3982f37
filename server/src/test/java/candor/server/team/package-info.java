/** Tests of the members and the journal. */
@NullMarked
package candor.server.team;

import org.jspecify.annotations.NullMarked;
