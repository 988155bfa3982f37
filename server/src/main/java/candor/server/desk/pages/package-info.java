/**
 * Holds what a page says, as records, beside the templates that say it.
 *
 * <p>Start at {@link candor.server.desk.pages.Screen}. Imports nothing; imported by desk, which
 * fills the records; the templates are compiled into this package, so a template that names a
 * missing field does not compile. The promise: an address on a page is a path of this server;
 * {@code LinkTest} keeps it.
 */
@NullMarked
package candor.server.desk.pages;

import org.jspecify.annotations.NullMarked;
