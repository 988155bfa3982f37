/** Proves what Dimmy tells, by what arrives at a server; start at {@code DictationTest}. */
@NullMarked
package candor.example.dimmy;

import org.jspecify.annotations.NullMarked;
