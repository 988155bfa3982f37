package candor.server.settings;

/**
 * Is a page with its choices under a name.
 *
 * @param id names it in forms
 * @param name what its owner called it
 * @param page the page's path within the app, empty for the first one
 * @param query the choices, as they stand in the address behind the question mark
 */
public record SavedView(String id, String name, String page, String query) {}
