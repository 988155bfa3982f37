/**
 * Watches measures and tells, by webhook or mail, when one leaves its bounds, and once a week how
 * things went.
 *
 * <p>Start at {@link candor.server.alert.Watchman}. Imports query, notes, registry, http (for
 * networks) and json; imported by desk, which draws the rules, and by server. Asks no question that
 * the statistics API does not answer. The promise: nothing inside the operator's network is reached
 * unless the operator allowed it, and what was told is not told again; {@code WebhookTest}, {@code
 * MailerTest} and {@code WatchmanTest} keep it.
 */
@NullMarked
package candor.server.alert;

import org.jspecify.annotations.NullMarked;
