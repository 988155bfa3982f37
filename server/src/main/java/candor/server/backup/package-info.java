/**
 * Puts the files of a stopped server into one archive and takes them out again.
 *
 * <p>Start at {@link candor.server.backup.Backup}. Imports nothing; imported by server. Knows files
 * and no formats. The promise: what is taken out is what was put in, byte for byte, or nothing is
 * there; {@code BackupTest} keeps it.
 */
@NullMarked
package candor.server.backup;

import org.jspecify.annotations.NullMarked;
