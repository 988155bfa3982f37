package candor.plan.text;

import candor.plan.Promises.Client;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where and how the app's client sends. */
final class ClientSection {

  private static final List<String> TRANSPORTS =
      List.of("native", "aptabase", "posthog", "sentry", "usage");

  /** A request that takes a minute holds up the next one, and nobody waits for it. */
  private static final int MOST_SECONDS = 60;

  private final Draft draft;

  ClientSection(Draft draft) {
    this.draft = draft;
  }

  Client read(Table plan) {
    var table = plan.table("client");
    if (table == null) {
      return Client.DEFAULT;
    }
    var fields = draft.fields(table);
    var client =
        new Client(
            endpoint(table),
            Client.Transport.valueOf(
                fields.choice("transport", "native", TRANSPORTS).toUpperCase(Locale.ROOT)),
            fields.text("sends", ""),
            Duration.ofSeconds(
                fields.whole("timeout_s", Client.DEFAULT.timeout().toSeconds(), 1, MOST_SECONDS)),
            PromiseSection.words(draft, table, "config"),
            commands(table));
    table.close();
    return client;
  }

  private static @Nullable String endpoint(Table table) {
    var given = table.scalar("endpoint", "an https address");
    if (given != null && !isAddress(given.text())) {
      table.wrong(given, "endpoint", "an https address without user, query or fragment");
    }
    return given == null ? null : given.text();
  }

  /** What travels may tell how somebody works, so it is never sent in the clear. */
  private static boolean isAddress(String text) {
    try {
      var address = new URI(text);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Map<String, String> commands(Table client) {
    var all = new LinkedHashMap<String, String>();
    var table = client.table("commands");
    if (table == null) {
      return all;
    }
    for (String verb : Client.VERBS) {
      if (table.get(verb) != null) {
        all.put(verb, draft.fields(table).text(verb, ""));
      }
    }
    table.close();
    return all;
  }
}
