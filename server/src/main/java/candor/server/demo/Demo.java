package candor.server.demo;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Plays the history of the three reference apps, then keeps them alive. One thread plays; closing
 * is safe from any.
 *
 * <p>The server has to tell the time by {@link #clock} and to believe the forwarding header of this
 * machine: each day is played at its own end, from the addresses of its installs, so that the doors
 * judge times, salts and peers as they always do.
 */
public final class Demo implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger("candor.server.demo");

  /** Between two sessions of right now, in milliseconds: a calm app with some hundred users. */
  private static final int SHORTEST_PAUSE = 700;

  private static final int LONGEST_PAUSE = 3_500;

  private final Clock real;
  private final DemoClock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Journal journal;
  private volatile Stage stage;

  private Demo(Journal journal, Clock real) {
    this.journal = journal;
    this.real = real;
    Instant told = journal.told();
    this.clock = new DemoClock(real, told.isAfter(real.instant()) ? real.instant() : told);
    this.stage = new Stage(URI.create("http://127.0.0.1:9"));
  }

  /**
   * Begins the story of a data directory, or goes on with the one it holds.
   *
   * @param data the directory
   * @param options how large the story is, where there is none yet
   * @param real tells the time at which the story ends
   * @return the demo
   * @throws IOException if the directory's journal cannot be read
   */
  public static Demo in(Path data, DemoOptions options, Clock real) throws IOException {
    return new Demo(Journal.open(data.resolve("demo.json"), options, real.instant()), real);
  }

  /**
   * Returns the clock that the server has to tell the time by.
   *
   * @return the clock
   */
  public DemoClock clock() {
    return clock;
  }

  /**
   * Plays everything up to now and lets the clock join the real time.
   *
   * @param address where the server listens
   * @param targets how to reach the apps, by id
   * @param progress hears one sentence now and then
   * @throws IOException if the server cannot be reached
   * @throws InterruptedException if the thread is interrupted
   */
  public void play(URI address, Map<String, Target> targets, Consumer<String> progress)
      throws IOException, InterruptedException {
    stage = new Stage(address);
    var cast = Cast.of(journal, targets);
    Instant now = real.instant();
    LocalDate first = LocalDate.ofInstant(journal.told(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC);
    int days = new Span(first, last).days();
    int tenth = 0;
    for (int i = 0; i < days && !stage.isStopped(); i++) {
      LocalDate day = first.plusDays(i);
      play(cast, Window.of(day, journal.told(), now));
      if ((i + 1) * 10 / days > tenth) {
        tenth = (i + 1) * 10 / days;
        progress.accept(
            "history %3d %%, %s, %,d events".formatted(tenth * 10, day, stage.events()));
      }
    }
    clock.join();
    if (stage.turnedAway() > 0 && !stage.isStopped()) {
      LOGGER.log(Level.WARNING, "the doors turned away requests: " + stage.turnedAway());
    }
  }

  private void play(Cast cast, Window window) throws IOException, InterruptedException {
    if (window.from().isBefore(window.until())) {
      clock.set(window.until());
      stage.play(cast.on(window.day()), window);
      journal = journal.toldUntil(window.until());
    }
  }

  /**
   * Sends a session of right now every other second, until this is closed.
   *
   * @param targets how to reach the apps, by id
   * @throws InterruptedException if the thread is interrupted
   */
  public void live(Map<String, Target> targets) throws InterruptedException {
    var random = new SplittableRandom(real.millis());
    var cast = Cast.of(journal, targets);
    LocalDate told = LocalDate.ofInstant(real.instant(), ZoneOffset.UTC);
    LocalDate today = told;
    List<Cast.Role> awake = awake(cast, today);
    Set<Install> seen = new HashSet<>();
    while (!closed.await(pause(random).toMillis(), TimeUnit.MILLISECONDS)) {
      LocalDate day = LocalDate.ofInstant(real.instant(), ZoneOffset.UTC);
      if (!day.equals(today)) {
        today = day;
        awake = awake(cast, today);
        seen.clear();
      }
      if (!awake.isEmpty()) {
        Cast.Role role = awake.get(random.nextInt(awake.size()));
        boolean first = !day.equals(told) && seen.add(role.install());
        session(role, Window.now(real.instant(), random.nextLong(), first));
      }
    }
  }

  /** Newcomers have told their first day as a whole. */
  private static List<Cast.Role> awake(Cast cast, LocalDate day) {
    return cast.on(day).stream().filter(role -> !role.install().birth().equals(day)).toList();
  }

  private void session(Cast.Role role, Window window) throws InterruptedException {
    try {
      stage.play(List.of(role), window);
      journal = journal.toldUntil(window.until());
    } catch (IOException e) {
      if (!stage.isStopped()) {
        LOGGER.log(Level.WARNING, "a session could not be sent", e);
      }
    }
  }

  private static Duration pause(RandomGenerator random) {
    return Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
  }

  /** Stops playing; what was acknowledged stays. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    stage.close();
  }
}
