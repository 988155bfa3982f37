/** Tests of the desk, with a believable past made up by hand. */
@NullMarked
package candor.server.desk;

import org.jspecify.annotations.NullMarked;
