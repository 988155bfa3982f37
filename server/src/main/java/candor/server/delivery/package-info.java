/**
 * Says what one request brought, and writes it as the bytes of a log record.
 *
 * <p>Start at {@link candor.server.delivery.Delivery}. Imports plan, event and json; imported by
 * intake, store and server. Holds only what a plan admitted. The promise: what is written is read
 * back equal, and damage is noticed; {@code DeliveryCodecTest} keeps it.
 */
@NullMarked
package candor.server.delivery;

import org.jspecify.annotations.NullMarked;
