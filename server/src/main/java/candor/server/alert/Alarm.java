package candor.server.alert;

/**
 * Holds what pages need of alerts.
 *
 * @param alerts the rules, how they stand, and where that is told
 * @param post delivers
 * @param mailTo to whom mails go, as the operator said; empty where none are sent
 */
public record Alarm(Alerts alerts, Watchman.Post post, String mailTo) {}
