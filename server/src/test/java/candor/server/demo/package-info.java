/** Tests that what the demonstration tells can be told. */
@NullMarked
package candor.server.demo;

import org.jspecify.annotations.NullMarked;
