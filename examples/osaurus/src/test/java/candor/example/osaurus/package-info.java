/** Holds the app to what the page of Osaurus promises; each test names the rows it proves. */
@NullMarked
package candor.example.osaurus;

import org.jspecify.annotations.NullMarked;
