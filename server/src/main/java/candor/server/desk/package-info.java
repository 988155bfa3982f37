/**
 * Draws the figures for those who may see them, as pages and as the statistics API.
 *
 * <p>Start at {@link candor.server.desk.Desk}. Imports http, query, registry, team, plan, compile,
 * json and its own pages; imported by server. No figure is computed here that a question does not
 * answer, and no event is read. The promise: what strangers typed arrives on a page as text and
 * nothing else; {@code HostileTextTest} and {@code DemoBrowserTest} keep it.
 */
@NullMarked
package candor.server.desk;

import org.jspecify.annotations.NullMarked;
