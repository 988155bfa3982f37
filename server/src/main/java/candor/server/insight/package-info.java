/**
 * Works out what may be published of an app, so that nothing below the smallest group can be read
 * from it or computed from it.
 *
 * <p>Start at {@link candor.server.insight.Publisher}. Imports store and plan; imported by desk,
 * which draws it, and by server. Knows no request: what is published does not depend on who asks.
 * The promise: no figure, and no difference of figures, stands for fewer installs than the plan
 * says; {@code SuppressionTest} and {@code PublisherTest} keep it.
 */
@NullMarked
package candor.server.insight;

import org.jspecify.annotations.NullMarked;
