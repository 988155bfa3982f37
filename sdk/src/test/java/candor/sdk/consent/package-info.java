/** Tests the room by itself. */
@org.jspecify.annotations.NullMarked
package candor.sdk.consent;
