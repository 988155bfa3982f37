/**
 * Keeps what the operator noted beside the store: small records by key, one file for each app.
 *
 * <p>Start at {@link candor.server.notes.Notes}. Imports registry (for files that are there whole
 * or not at all) and json; imported by desk and server. Holds nothing that an app sent. The
 * promise: a note is durable when {@code put} returns, and a torn file costs at most the note that
 * was being written; {@code NotesTest} keeps it.
 */
@NullMarked
package candor.server.notes;

import org.jspecify.annotations.NullMarked;
