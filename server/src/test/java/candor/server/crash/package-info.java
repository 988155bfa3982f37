/** Tests what crashes belong together. */
@NullMarked
package candor.server.crash;

import org.jspecify.annotations.NullMarked;
