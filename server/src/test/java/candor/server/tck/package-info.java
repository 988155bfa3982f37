/** Holds programs that sin against consent, one that does not, and what the kit finds in them. */
@NullMarked
package candor.server.tck;

import org.jspecify.annotations.NullMarked;
