/** Tests of what pages are made of. */
@NullMarked
package candor.server.desk.pages;

import org.jspecify.annotations.NullMarked;
