package candor.sdk.consent;

/**
 * Is what holds for one channel, and because of what.
 *
 * @param mode what happens to its messages
 * @param because what decided
 */
public record Standing(Mode mode, Because because) {}
