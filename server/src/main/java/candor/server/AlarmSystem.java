package candor.server;

import candor.json.Json;
import candor.server.alert.Alarm;
import candor.server.alert.Alerts;
import candor.server.alert.Mailer;
import candor.server.alert.Reach;
import candor.server.alert.Watchman;
import candor.server.alert.Webhook;
import candor.server.http.Cidr;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends a watchman round, on a thread of his own: a slow webhook must hold nothing else up. */
@SuppressWarnings("try") // Closing waits for the thread, and whoever closes may be told to hurry.
final class AlarmSystem implements AutoCloseable {

  /** What is due by the hour is told within a minute of it, and a failed delivery tried again. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Alerts alerts;
  private final Webhook webhook;
  private final @Nullable Mailer mailer;
  private final String mailTo;
  private final Chores chores = Chores.start();

  private AlarmSystem(Alerts alerts, Webhook webhook, Mailer.@Nullable Account mail, Clock clock) {
    this.alerts = alerts;
    this.webhook = webhook;
    this.mailer = mail == null ? null : new Mailer(mail, clock);
    this.mailTo = mail == null ? "" : String.join(", ", mail.to());
  }

  /**
   * Opens the alerts of a directory of notes; nobody goes round yet.
   *
   * @param allowed networks inside that webhooks may reach
   * @param mail how mails are sent, or null where none are
   */
  static AlarmSystem open(
      Path notes, List<Cidr> allowed, Mailer.@Nullable Account mail, Clock clock)
      throws IOException {
    var webhook = new Webhook(new Reach(allowed), Webhook.USUAL_DEADLINE, clock);
    return new AlarmSystem(Alerts.open(notes), webhook, mail, clock);
  }

  Alarm alarm() {
    return new Alarm(alerts, this::deliver, mailTo);
  }

  private String deliver(Alerts.Way way, Alerts.Hook hook, Json document) {
    return switch (way) {
      case WEBHOOK -> webhook.post(hook, document);
      case MAIL ->
          mailer == null ? "This server was started without a mail server." : mailer.post(document);
    };
  }

  /** Sends the watchman round from now on; the first time after a pause. */
  void start(Watchman.Sight sight, Supplier<URI> home, Clock clock) {
    var watchman = new Watchman(sight, alerts, this::deliver, home, clock);
    chores.every(PAUSE, "alerts", watchman::round);
  }

  @Override
  public void close() throws InterruptedException {
    // Whoever delivers first: that ends a delivery that the watchman may be waiting for.
    webhook.close();
    if (mailer != null) {
      mailer.close();
    }
    chores.close();
  }
}
