/** Tests of alerts. */
@NullMarked
package candor.server.alert;

import org.jspecify.annotations.NullMarked;
