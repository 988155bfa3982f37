/**
 * Undoes the compression of Zstandard (RFC 8878), within bounds.
 *
 * <p>Start at {@link candor.server.zstd.Zstd}. Imports nothing; imported by door. Holds no code
 * that compresses, knows no dictionaries, touches no memory outside of Java's arrays. The promise:
 * whatever the bytes, what comes out is what the format says, or {@link
 * candor.server.zstd.ZstdException}, in time and memory bounded by what was asked for; {@code
 * ZstdTest} keeps it against the original library.
 */
@NullMarked
package candor.server.zstd;

import org.jspecify.annotations.NullMarked;
