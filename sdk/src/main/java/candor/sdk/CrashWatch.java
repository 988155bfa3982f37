package candor.sdk;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports what nobody caught, and lets it go on as it would have without. Safe for use by many
 * threads.
 *
 * <p>Whoever handled uncaught errors before still does, after the report is on disk; without
 * anybody, the error is printed as the platform prints it.
 */
final class CrashWatch implements UncaughtExceptionHandler {

  /** What writing a report takes; let go of when there is no memory left. */
  private static final int RESERVE_BYTES = 1 << 18;

  private final Consumer<Throwable> report;
  private final Runnable broken;
  private final @Nullable UncaughtExceptionHandler before;

  @SuppressWarnings("UnusedVariable") // It is held only to be let go of.
  private byte @Nullable [] reserve = new byte[RESERVE_BYTES];

  private CrashWatch(
      Consumer<Throwable> report, Runnable broken, @Nullable UncaughtExceptionHandler before) {
    this.report = report;
    this.broken = broken;
    this.before = before;
  }

  /** Begins to watch; {@code broken} hears of each report that failed. */
  static CrashWatch begin(Consumer<Throwable> report, Runnable broken) {
    var watch = new CrashWatch(report, broken, Thread.getDefaultUncaughtExceptionHandler());
    Thread.setDefaultUncaughtExceptionHandler(watch);
    return watch;
  }

  /** Stops watching, unless somebody else watches by now. */
  void end() {
    if (Thread.getDefaultUncaughtExceptionHandler() == this) {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    try {
      if (thrown instanceof OutOfMemoryError) {
        reserve = null;
      }
      report.accept(thrown);
    } catch (RuntimeException | Error ours) {
      // Whatever fails in here must not hide what happened to the application.
      broken.run();
    } finally {
      pass(thread, thrown);
    }
  }

  private void pass(Thread thread, Throwable thrown) {
    if (before != null) {
      before.uncaughtException(thread, thrown);
    } else {
      System.err.print("Exception in thread \"" + thread.getName() + "\" ");
      thrown.printStackTrace(System.err);
    }
  }
}
