/** Tests what is read from class files, with classes that are compiled on the spot. */
@NullMarked
package candor.compile.usage;

import org.jspecify.annotations.NullMarked;
