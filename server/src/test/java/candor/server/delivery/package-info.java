/** Tests of the room. */
@NullMarked
package candor.server.delivery;

import org.jspecify.annotations.NullMarked;
