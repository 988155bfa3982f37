/** Tests of the forms of exports. */
@NullMarked
package candor.server.export;

import org.jspecify.annotations.NullMarked;
