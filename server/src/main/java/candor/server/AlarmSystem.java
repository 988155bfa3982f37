package candor.server;

import candor.server.alert.Alarm;
import candor.server.alert.Alerts;
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

/** Sends a watchman round, on a thread of his own: a slow webhook must hold nothing else up. */
@SuppressWarnings("try") // Closing waits for the thread, and whoever closes may be told to hurry.
final class AlarmSystem implements AutoCloseable {

  /** What is due by the hour is told within a minute of it, and a failed delivery tried again. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Alerts alerts;
  private final Webhook webhook;
  private final Chores chores = Chores.start();

  private AlarmSystem(Alerts alerts, Webhook webhook) {
    this.alerts = alerts;
    this.webhook = webhook;
  }

  /** Opens the alerts of a directory of notes; nobody goes round yet. */
  static AlarmSystem open(Path notes, List<Cidr> allowed) throws IOException {
    return new AlarmSystem(
        Alerts.open(notes), new Webhook(new Reach(allowed), Webhook.USUAL_DEADLINE));
  }

  Alarm alarm() {
    return new Alarm(alerts, webhook::post);
  }

  /** Sends the watchman round from now on; the first time after a pause. */
  void start(Watchman.Sight sight, Supplier<URI> home, Clock clock) {
    var watchman = new Watchman(sight, alerts, webhook::post, home, clock);
    chores.every(PAUSE, "alerts", watchman::round);
  }

  @Override
  public void close() throws InterruptedException {
    // The webhook first: it ends a delivery that the watchman may be waiting for.
    webhook.close();
    chores.close();
  }
}
