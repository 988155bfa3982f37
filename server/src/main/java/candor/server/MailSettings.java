package candor.server;

import candor.server.alert.Mailer;
import candor.server.alert.Mailer.Account;
import candor.server.alert.Mailer.Security;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the environment how alerts are mailed. Variables and not options, because options show
 * in {@code ps}, and the password is one of them.
 */
final class MailSettings {

  static final String SERVER = "CANDOR_SMTP";
  static final String USER = "CANDOR_SMTP_USER";
  static final String PASSWORD = "CANDOR_SMTP_PASSWORD";
  static final String FROM = "CANDOR_MAIL_FROM";
  static final String TO = "CANDOR_MAIL_TO";

  /** Alerts are for the few who look after the apps. */
  private static final int MOST_RECIPIENTS = 20;

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private MailSettings() {}

  /**
   * Reads the account; null where no mail server is named.
   *
   * @throws Stop if what is there cannot be used; the sentence names the variable, never its value
   */
  static @Nullable Account read(Map<String, String> environment) throws Stop {
    String server = environment.getOrDefault(SERVER, "").strip();
    if (server.isEmpty()) {
      return null;
    }
    URI address = address(server);
    Security security = security(address);
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    if (user.isEmpty() != password.isEmpty()) {
      throw Stop.usage(USER + " and " + PASSWORD + " go together; set both or neither");
    }
    String from = environment.getOrDefault(FROM, "").strip();
    if (!Mailer.isAddress(from)) {
      throw Stop.usage(FROM + " must be one address, such as candor@example.org");
    }
    List<String> to = List.of(environment.getOrDefault(TO, "").strip().split("[,\\s]+", -1));
    if (to.size() > MOST_RECIPIENTS || !to.stream().allMatch(Mailer::isAddress)) {
      throw Stop.usage(TO + " must be 1 to " + MOST_RECIPIENTS + " addresses with commas");
    }
    int port = address.getPort() > 0 ? address.getPort() : usualPort(security);
    return new Account(address.getHost(), port, security, user, password, from, to);
  }

  private static URI address(String text) throws Stop {
    try {
      var address = new URI(text);
      boolean bare =
          address.getHost() != null
              && address.getRawUserInfo() == null
              && (address.getRawPath() == null || address.getRawPath().isEmpty())
              && address.getRawQuery() == null
              && address.getPort() <= 65_535;
      if (bare) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static Stop wrong() {
    return Stop.usage(
        SERVER
            + " must look like smtps://mail.example.org (TLS) or smtp://mail.example.org (STARTTLS);"
            + " the name and the password stand in variables of their own");
  }

  private static Security security(URI address) throws Stop {
    return switch (address.getScheme()) {
      case "smtps" -> Security.TLS;
      case "smtp" -> Security.STARTTLS;
      case "smtp+plain" -> {
        if (!THIS_MACHINE.contains(address.getHost())) {
          throw Stop.usage(
              SERVER + " may do without encryption on this machine only: smtp+plain://127.0.0.1");
        }
        yield Security.NONE;
      }
      case null, default -> throw wrong();
    };
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case TLS -> 465;
      case STARTTLS -> 587;
      case NONE -> 25;
    };
  }
}
