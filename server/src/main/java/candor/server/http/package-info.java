/**
 * Carries requests and answers over sockets.
 *
 * <p>Start at {@link candor.server.http.HttpServer}. Imports no other room; imported by door, desk
 * and server. Knows no plan, event or page. The promise: every raw byte sequence is answered or cut
 * off within bounds of size and time; {@code TortureTest} keeps it.
 */
@NullMarked
package candor.server.http;

import org.jspecify.annotations.NullMarked;
