/** Tests of the parts that doors are made of. */
@NullMarked
package candor.server.door;

import org.jspecify.annotations.NullMarked;
