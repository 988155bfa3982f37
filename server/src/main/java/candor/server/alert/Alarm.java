package candor.server.alert;

/**
 * Holds what pages need of alerts.
 *
 * @param alerts the rules, how they stand, and where that is told
 * @param post delivers
 */
public record Alarm(Alerts alerts, Watchman.Post post) {}
