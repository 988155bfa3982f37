package candor.server.delivery;

/**
 * Says of what app a delivery is and by which plan it was judged.
 *
 * @param app the app's id
 * @param plan the hash of the plan
 */
public record Origin(String app, String plan) {}
