package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.desk.pages.UpkeepPages.Door;
import candor.server.registry.Registry;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Writes the lines that point an app here, for every dialect.
 *
 * @param app the app
 * @param home where the server is
 * @param now the time of the sample event
 */
record KeyLines(Registry.App app, URI home, Instant now) {

  List<Door> doors() {
    String base = home.toString().replaceFirst("/$", "");
    var keys = app.keys();
    var first = new FirstSteps(app, now).welcome(home, Link.to());
    return List.of(
        new Door(
            "Candor's own client",
            "for apps in Java whose API is made from the plan",
            "var options = Options.to(URI.create(\"%s\"), \"%s\");"
                .formatted(base, keys.nativeKey())),
        new Door(
            "The same by environment",
            "for apps that read it",
            "CANDOR_ENDPOINT=%s\nCANDOR_KEY=%s".formatted(base, keys.nativeKey())),
        new Door("One event from a shell", "valid by the plan", first.curl()),
        new Door("Aptabase", "for clients of Aptabase", first.aptabase()),
        new Door(
            "PostHog",
            "for clients of PostHog",
            "posthog.init(\"%s\", { api_host: \"%s\" });".formatted(keys.posthog(), base)),
        new Door(
            "Sentry",
            "for clients of Sentry",
            "Sentry.init({ dsn: \"%s\" });".formatted(keys.dsn(home))),
        new Door(
            "Usage documents",
            "for apps that send one document a session",
            "%s/v1/usage?key=%s".formatted(base, keys.usage())));
  }
}
