package candor.server.desk;

import candor.json.JsonWriter;
import candor.server.http.Exchange;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Sends what happens now to open pages, as server-sent events. Safe for use by many threads; one
 * virtual thread per open page.
 */
final class LiveStream implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LiveStream.class.getName());

  /** What was acknowledged is visible within two seconds, so asking more often shows nothing. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** A small team on several screens; each costs one question every two seconds. */
  private static final int MOST_STREAMS = 64;

  private final Questioner questioner;
  private final Set<Thread> open = ConcurrentHashMap.newKeySet();

  LiveStream(Questioner questioner) {
    this.questioner = questioner;
  }

  /** Answers with a stream and feeds it until either side closes it, or its reader may no more. */
  void open(Exchange exchange, String app, boolean debug, BooleanSupplier mayGoOn)
      throws BadQuestion {
    if (open.size() >= MOST_STREAMS) {
      exchange.answer(
          Problem.of(503, "Not now", "Too many live views are open.")
              .response()
              .with("Retry-After", "30"));
      return;
    }
    questioner.live(app, debug);
    Thread thread =
        Thread.ofVirtual().name("live").unstarted(() -> feed(exchange, app, debug, mayGoOn));
    open.add(thread);
    thread.start();
  }

  private void feed(Exchange exchange, String app, boolean debug, BooleanSupplier mayGoOn) {
    try (var stream = exchange.stream()) {
      boolean listening = true;
      // Whoever was signed out meanwhile is not told more.
      while (listening && !Thread.currentThread().isInterrupted() && mayGoOn.getAsBoolean()) {
        var live = questioner.live(app, debug);
        String data = JsonWriter.write(Figures.liveJson(app, debug ? "debug" : "release", live));
        listening = stream.send("live", data);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "a live view was closed because the server stops");
    } catch (BadQuestion e) {
      LOG.log(Level.DEBUG, "a live view was closed because its app is gone");
    } finally {
      open.remove(Thread.currentThread());
    }
  }

  @Override
  public void close() {
    open.forEach(Thread::interrupt);
  }
}
