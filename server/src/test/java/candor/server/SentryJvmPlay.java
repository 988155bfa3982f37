package candor.server;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.UserFeedback;
import io.sentry.protocol.User;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays with the client of Sentry for the JVM: a session, an error, feedback, a busy server, one of
 * too many, none, and an error again. Whichever version its class loader finds is played with, so
 * nothing but the platform and that client may be used here.
 */
final class SentryJvmPlay {

  private static final int PATIENCE_MILLIS = 20_000;

  private SentryJvmPlay() {}

  /**
   * Plays.
   *
   * @param told dsn, version, install, and what its person types
   * @param porch commands the porch before the server
   */
  @SuppressWarnings("deprecation") // Older ones know no other way to send feedback.
  static void run(Map<String, String> told, Consumer<String> porch) {
    begin(told);
    Sentry.startSession();
    var id = Sentry.captureException(error());
    var feedback = new UserFeedback(id);
    feedback.setComments(told.get("said"));
    feedback.setName("Alice");
    Sentry.captureUserFeedback(feedback);
    Sentry.endSession();
    Sentry.flush(PATIENCE_MILLIS);
    porch.accept("jam");
    lost(new IllegalArgumentException("this client gives it up"));
    // The porch asked for a second of silence, which a new client does not know of.
    begin(told);
    porch.accept("halt");
    lost(new UnsupportedOperationException("and this one"));
    begin(told);
    porch.accept("close");
    lost(new UnsupportedOperationException("and this one too"));
    porch.accept("open");
    begin(told);
    Sentry.captureException(error());
    Sentry.flush(PATIENCE_MILLIS);
    Sentry.close();
  }

  private static void lost(RuntimeException error) {
    Sentry.captureException(error);
    Sentry.flush(PATIENCE_MILLIS);
    Sentry.close();
  }

  private static RuntimeException error() {
    return new IllegalStateException("sk-live-CANARY0123456789abcdef of /home/alice/model.bin");
  }

  private static void begin(Map<String, String> told) {
    var options = new SentryOptions();
    options.setDsn(told.get("dsn"));
    options.setRelease("dimmy@" + told.get("version"));
    options.setEnvironment("production");
    options.setServerName("alices-laptop");
    options.setTracesSampleRate(1.0);
    options.setEnableUncaughtExceptionHandler(false);
    options.setBeforeSend((event, hint) -> {
      var user = new User();
      user.setId(told.get("install"));
      user.setUsername("alice");
      event.setUser(user);
      return event;
    });
    Sentry.init(options);
  }
}
