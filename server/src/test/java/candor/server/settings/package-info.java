/** Tests of the desk, with a believable past made up by hand. */
@NullMarked
package candor.server.settings;

import org.jspecify.annotations.NullMarked;
