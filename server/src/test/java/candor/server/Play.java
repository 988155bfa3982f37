package candor.server;

import candor.json.JsonWriter;
import java.util.UUID;

/**
 * Is the part of one client in a play: a porch of its own before the server, and who it says it is.
 *
 * @param client the package that is played with
 * @param kind which dialect it speaks
 * @param number tells its install, version and errors from those of others
 * @param porch stands before it
 */
record Play(String client, String kind, int number, Porch porch) implements AutoCloseable {

  UUID install() {
    return new UUID(0x6f1b0c1e_0000_4a57L + ((long) number << 16), 0x9a51_0d7c_7c0a_0000L);
  }

  /** How its person is called by the statistics: half of the install. */
  String person() {
    return install().toString().replace("-", "").substring(0, 16);
  }

  String version() {
    return "0.6." + number;
  }

  /** The name of the error that it reports, told by a letter: groups look past numbers. */
  String error() {
    return "Play" + (char) ('A' + number % 26) + "Error";
  }

  /** What its person types. */
  String said() {
    return "Client " + number + " is fine.";
  }

  /** Writes what the script is told. */
  void write(JsonWriter json, ClientStand stand) {
    json.open();
    json.name("client").text(client);
    json.name("kind").text(kind);
    json.name("host").text(porch.address().toString());
    json.name("control").text(porch.control().toString());
    json.name("api").text(stand.api());
    json.name("token").text(ClientStand.TOKEN);
    json.name("key").text(key(stand));
    json.name("install").text(install().toString());
    json.name("version").text(version());
    json.name("error").text(error());
    json.name("said").text(said());
    json.close();
  }

  String key(ClientStand stand) {
    var keys = stand.keys();
    return switch (kind) {
      case "posthog" -> keys.posthog();
      case "aptabase" -> keys.aptabase();
      case "opentelemetry" -> keys.nativeKey();
      default ->
          "http://%s@%s/%d"
              .formatted(keys.sentry(), porch.address().getAuthority(), keys.sentryProject());
    };
  }

  @Override
  public void close() {
    porch.close();
  }
}
