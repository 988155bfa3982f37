package candor.server.alert;

import candor.json.Json;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends documents as plain mails through the server that the operator named at the start, to the
 * addresses that the operator named. Safe for use by many threads.
 *
 * <p>Nothing that anybody types on a page is part of where a mail goes.
 */
public final class Mailer implements AutoCloseable {

  private static final Logger LOG = System.getLogger("candor.server.alert");

  /** Each answer of a mail server is awaited that long, and all of them twice as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String REFUSED = "The mail server could not be used, or refused the mail.";

  private final Account account;
  private final InstantSource clock;
  private final SSLSocketFactory trust;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Says how the way to the mail server is kept secret. */
  public enum Security {
    /** TLS from the first byte. */
    TLS,
    /** TLS before anything is said, or nothing is sent. */
    STARTTLS,
    /** None, which is for a mail server on this machine alone. */
    NONE
  }

  /**
   * Is what the operator decided about mails.
   *
   * @param host the mail server
   * @param port its port
   * @param security how the way there is kept secret
   * @param user who signs in, or empty for nobody
   * @param password the password
   * @param from whom the mails are from
   * @param to whom they go to
   */
  public record Account(
      String host,
      int port,
      Security security,
      String user,
      String password,
      String from,
      List<String> to) {
    /** Copies the list. */
    public Account {
      to = List.copyOf(to);
    }

    /** Names the mail server alone; a password must not get into a log by chance. */
    @Override
    public String toString() {
      return "mail through " + host + ":" + port;
    }
  }

  /**
   * Sets it up; nothing is opened before something is sent.
   *
   * @param account what the operator decided
   * @param clock tells the time
   */
  public Mailer(Account account, InstantSource clock) {
    this(account, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  Mailer(Account account, InstantSource clock, SSLSocketFactory trust) {
    this.account = account;
    this.clock = clock;
    this.trust = trust;
  }

  /**
   * Says whether an address can stand in a mail.
   *
   * @param text the address, without a name
   * @return whether it can
   */
  public static boolean isAddress(String text) {
    return text.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");
  }

  /**
   * Sends a document as a mail and waits until the mail server took it.
   *
   * @param document the document
   * @return why it was not taken, or the empty string when it was
   */
  public String post(Json document) {
    var sending = threads.submit(() -> send(new Letter(document)));
    try {
      return sending.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "The mail server took too long.";
    } catch (ExecutionException e) {
      // A setting that only the library finds wrong must not keep other apps from their alerts.
      LOG.log(Level.DEBUG, "a mail could not be made or sent", e);
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      return REFUSED + " (" + cause.getClass().getSimpleName() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The server is stopping.";
    } finally {
      sending.cancel(true);
    }
  }

  private String send(Letter letter) {
    // What a mail server or the system says may hold addresses; the kind of failure is enough.
    try {
      if (account.security() == Security.NONE
          && !InetAddress.getByName(account.host()).isLoopbackAddress()) {
        return "The mail server is not on this machine, and mail without encryption goes nowhere.";
      }
      Transport.send(message(letter));
      return "";
    } catch (AuthenticationFailedException e) {
      LOG.log(Level.DEBUG, "a mail server refused the sign-in", e);
      return "The mail server refused the name or the password.";
    } catch (MessagingException | UnknownHostException e) {
      LOG.log(Level.DEBUG, "a mail was not taken", e);
      return REFUSED;
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    var message = new MimeMessage(Session.getInstance(properties(), authenticator()));
    message.setFrom(new InternetAddress(account.from()));
    for (String to : account.to()) {
      message.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
    }
    message.setSubject(letter.subject(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    // Answers of machines to machines go round in circles without it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(letter.text(), "UTF-8");
    return message;
  }

  private @Nullable Authenticator authenticator() {
    return account.user().isEmpty()
        ? null
        : new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(account.user(), account.password());
          }
        };
  }

  private Properties properties() {
    var all = new Properties();
    String way = account.security() == Security.TLS ? "smtps" : "smtp";
    all.put("mail.transport.protocol.rfc822", way);
    String start = "mail." + way + ".";
    String millis = Long.toString(PATIENCE.toMillis());
    all.put(start + "host", account.host());
    all.put(start + "port", Integer.toString(account.port()));
    all.put(start + "auth", Boolean.toString(!account.user().isEmpty()));
    all.put(start + "connectiontimeout", millis);
    all.put(start + "timeout", millis);
    all.put(start + "writetimeout", millis);
    all.put(start + "ssl.checkserveridentity", "true");
    all.put(start + "ssl.socketFactory", trust);
    all.put(start + "starttls.enable", Boolean.toString(account.security() == Security.STARTTLS));
    all.put(start + "starttls.required", Boolean.toString(account.security() == Security.STARTTLS));
    // Its own name in the greeting and in the id of the mail is nobody's business.
    all.put(start + "localhost", "candor.invalid");
    all.put("mail.from", account.from());
    return all;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
