/** Tests of the desk, with a believable past made up by hand. */
@NullMarked
package candor.server.alert;

import org.jspecify.annotations.NullMarked;
