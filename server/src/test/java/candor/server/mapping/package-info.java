/** Tests that mapping files are read, kept and used within bounds. */
@NullMarked
package candor.server.mapping;

import org.jspecify.annotations.NullMarked;
