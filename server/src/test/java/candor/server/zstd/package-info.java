/** Tests of undoing Zstandard. */
@NullMarked
package candor.server.zstd;

import org.jspecify.annotations.NullMarked;
