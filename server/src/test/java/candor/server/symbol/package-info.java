/** Tests that mangled names become readable. */
@NullMarked
package candor.server.symbol;

import org.jspecify.annotations.NullMarked;
