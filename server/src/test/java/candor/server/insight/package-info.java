/** Tests of what may be published. */
@NullMarked
package candor.server.insight;

import org.jspecify.annotations.NullMarked;
