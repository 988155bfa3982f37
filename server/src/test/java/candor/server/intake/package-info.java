/** Tests of the doors and the intake, over fakes of the rooms below. */
@NullMarked
package candor.server.intake;

import org.jspecify.annotations.NullMarked;
