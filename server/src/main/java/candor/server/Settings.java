package candor.server;

import candor.server.alert.Mailer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds everything the operator decides, read once. Immutable.
 *
 * @param bind the address listened on
 * @param port the port, 0 for any free one
 * @param data where everything is kept
 * @param plans plan files, or directories of them, to adopt at start
 * @param watched ids of apps without a plan whose traffic is to be watched
 * @param trustedProxies networks whose forwarding headers are believed, as CIDR
 * @param webhookNetworks networks inside that webhooks may reach, as CIDR
 * @param address how apps and people reach the server, or null where that is where it listens
 * @param adminToken the token of the statistics API and of the sign-in page, or null
 * @param mail how alerts are mailed, or null where they are not
 */
record Settings(
    String bind,
    int port,
    Path data,
    List<Path> plans,
    List<String> watched,
    List<String> trustedProxies,
    List<String> webhookNetworks,
    @Nullable URI address,
    @Nullable String adminToken,
    Mailer.@Nullable Account mail) {

  /**
   * Only this machine can connect: the server speaks plain HTTP, so what faces the network is a
   * proxy with a certificate, or a container's own wall (then {@code --bind 0.0.0.0}).
   */
  static final String DEFAULT_BIND = "127.0.0.1";

  /** Next to 8086 to 8089, where metrics servers live, and free on common desktops. */
  static final int DEFAULT_PORT = 8787;

  /** In the directory the server is started in, so that a first try is easy to find and remove. */
  static final Path DEFAULT_DATA = Path.of("candor-data");

  /** The variable that holds the admin token; not an option, because options show in {@code ps}. */
  static final String ADMIN_TOKEN = "CANDOR_ADMIN_TOKEN";

  /** Shorter tokens can be tried out over the network within days. */
  static final int SHORTEST_TOKEN = 16;

  /** What the network cannot reach. */
  private static final Set<String> LOOPBACK = Set.of(DEFAULT_BIND, "::1");

  /** Copies the lists. */
  Settings {
    plans = List.copyOf(plans);
    watched = List.copyOf(watched);
    trustedProxies = List.copyOf(trustedProxies);
    webhookNetworks = List.copyOf(webhookNetworks);
  }

  /** Mails nothing. */
  Settings(
      String bind,
      int port,
      Path data,
      List<Path> plans,
      List<String> watched,
      List<String> trustedProxies,
      List<String> webhookNetworks,
      @Nullable URI address,
      @Nullable String adminToken) {
    this(
        bind,
        port,
        data,
        plans,
        watched,
        trustedProxies,
        webhookNetworks,
        address,
        adminToken,
        null);
  }

  /** Returns what holds when nothing is said. */
  static Settings defaults() {
    return new Settings(
        DEFAULT_BIND,
        DEFAULT_PORT,
        DEFAULT_DATA,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  /** Reads the admin token from the environment; null when none is set. */
  static @Nullable String adminToken(Map<String, String> environment) {
    String token = environment.get(ADMIN_TOKEN);
    return token == null || token.isEmpty() ? null : token;
  }

  /**
   * Refuses an admin token that the network could guess. Where only this machine can connect, a
   * short one is the operator's choice.
   *
   * @throws Stop if it is too short to protect anything
   */
  void refuseWeakToken() throws Stop {
    boolean reachable = address != null || !LOOPBACK.contains(bind);
    if (reachable && adminToken != null && adminToken.length() < SHORTEST_TOKEN) {
      throw Stop.failed(
          "%s has %d characters, too few where others can connect; give it at least %d or unset it"
              .formatted(ADMIN_TOKEN, adminToken.length(), SHORTEST_TOKEN));
    }
  }

  /**
   * Reads how apps and people reach the server.
   *
   * @param text the address, or the empty string where nothing was said
   * @return the address, or null where nothing was said
   * @throws Stop if it is none
   */
  static @Nullable URI address(String text) throws Stop {
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
      return URI.create(text);
    }
    throw Stop.usage("--address must look like https://telemetry.example.org");
  }
}
