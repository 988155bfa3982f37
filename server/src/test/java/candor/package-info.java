/** Holds the tests of the house itself: its rooms, its arrows and its rules. */
@NullMarked
package candor;

import org.jspecify.annotations.NullMarked;
