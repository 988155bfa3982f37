package candor.sdk;

import candor.plan.Refusal;
import candor.plan.canonical.CanonicalPlan;
import candor.sdk.consent.Answers;
import candor.sdk.outbox.Ledger;
import candor.sdk.typed.Event;
import candor.sdk.typed.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is the client of one app. Safe for use by many threads; no method but those that the person calls
 * blocks, and {@link #record} never throws.
 *
 * <p>Without a key it does nothing: no thread, no file, no socket, no memory that grows.
 */
public final class Candor implements Recorder, AutoCloseable {

  /** A directory that nothing is ever written to. */
  private static final Path NOWHERE = Path.of("nowhere");

  private final @Nullable Clerk clerk;
  private final LongAdder broken = new LongAdder();

  private volatile @Nullable CrashWatch watching;

  private Candor(@Nullable Clerk clerk) {
    this.clerk = clerk;
  }

  /**
   * Opens the client of an app. Reads the person's answer; makes no thread and no file yet.
   *
   * @param plan the plan of the app
   * @param options key, context and what tests replace
   * @return the client
   * @throws IllegalArgumentException when there is a key and nowhere to send to, or no dialect to
   *     speak
   */
  public static Candor open(CanonicalPlan plan, Options options) {
    return open(() -> plan, options);
  }

  /**
   * Opens the client of an app; in a build without a key not even the plan is read.
   *
   * @param plan reads the plan, as generated code does
   * @param options key, context and what tests replace
   * @return the client
   * @throws IllegalArgumentException when there is a key and nowhere to send to, or no dialect to
   *     speak
   */
  public static Candor open(Supplier<CanonicalPlan> plan, Options options) {
    return options.hasKey() ? new Candor(new Clerk(plan.get(), options)) : silent();
  }

  /**
   * Returns a client that does nothing, as in a build without a key.
   *
   * @return the client
   */
  public static Candor silent() {
    return new Candor(null);
  }

  @Override
  public void record(Event event) {
    Clerk working = clerk;
    if (working == null) {
      return;
    }
    try {
      working.take(event);
    } catch (RuntimeException | Error inGeneratedCode) {
      // Telemetry must not take the application down; status tells that something is broken.
      broken.increment();
    }
  }

  /**
   * Reports an error that the app handled. The report is on disk when this returns, if the person
   * agreed to crash reports and the plan has them.
   *
   * @param thrown what was caught
   */
  public void report(Throwable thrown) {
    report(thrown, true);
  }

  private void report(Throwable thrown, boolean handled) {
    if (clerk == null) {
      return;
    }
    try {
      clerk.crash(thrown, handled);
    } catch (RuntimeException | Error inHere) {
      // The same as with events: the application has trouble enough.
      broken.increment();
    }
  }

  /**
   * Reports from now on what no thread of this process catches. The report is on disk before the
   * process ends, and is sent at the next start. Who handled uncaught errors before still does.
   * Ends with {@link #close}.
   */
  public void watchCrashes() {
    if (clerk != null && clerk.station().plan().crash() != null) {
      unwatch();
      watching = CrashWatch.begin(thrown -> clerk.crash(thrown, false), broken::increment);
    }
  }

  private void unwatch() {
    CrashWatch before = watching;
    if (before != null) {
      before.end();
      watching = null;
    }
  }

  /**
   * Sends what a person typed and sent deliberately: that is the consent to this one message, so no
   * earlier answer is asked for. Whoever manages the machine or switched telemetry off by variable
   * still has the last word.
   *
   * @param kind one of the kinds of the plan
   * @param text what was typed; travels unchanged
   * @param email the address that was typed, or null; with it the message is tied to nobody
   * @return what became of it
   */
  public Submission feedback(String kind, String text, @Nullable String email) {
    return clerk == null
        ? new Submission(false, List.of())
        : clerk.feedback(new Letters.Typed(kind, text, email));
  }

  /**
   * Answers for the person: what the switch of a channel says.
   *
   * @param channel the id of a channel of the plan
   * @param yes what was answered
   * @throws IOException when the answer could not be written; a no holds for this process all the
   *     same
   * @throws IllegalArgumentException when the plan has no such channel
   */
  public void answer(String channel, boolean yes) throws IOException {
    if (clerk != null) {
      clerk.answer(channel, yes, "");
    }
  }

  /**
   * Answers for the person: record, and keep all of it on this machine. What waited to be sent is
   * thrown away.
   *
   * @param channel the id of a channel of the plan
   * @throws IOException when the answer could not be written
   * @throws IllegalArgumentException when the plan has no such channel
   */
  public void keepHere(String channel) throws IOException {
    if (clerk != null) {
      clerk.answer(channel, true, Answers.HERE);
    }
  }

  /**
   * Tells what the client does, and because of what.
   *
   * @return the status; no channel in a build without a key
   */
  public Status status() {
    return clerk == null ? new Status(Map.of(), 0, 0, 0, 0, 0) : clerk.status(broken.sum());
  }

  /**
   * Shows what waits, in the exact bodies in which it would be sent now.
   *
   * @return one JSON text a request, oldest first
   * @throws IOException when what waits cannot be read
   */
  public List<String> preview() throws IOException {
    return clerk == null ? List.of() : clerk.preview();
  }

  /**
   * Shows events in the bodies in which they would be sent, whatever was decided; nothing is sent.
   *
   * @param events made by generated code
   * @return one JSON text a request; what the plan does not allow is not in it
   */
  public List<String> preview(List<? extends Event> events) {
    return clerk == null ? List.of() : Samples.show(clerk.station(), events);
  }

  /**
   * Holds a body against the plan.
   *
   * @param body what left or would leave
   * @return what the plan does not hold of it, by name and reason; empty when there is nothing
   */
  public List<Refusal> findings(String body) {
    return clerk == null ? List.of() : Findings.in(clerk.station(), body);
  }

  /**
   * Returns the record of what left.
   *
   * @return the ledger; an empty one in a build without a key
   */
  public Ledger ledger() {
    return clerk == null ? new Ledger(NOWHERE) : clerk.station().ledger();
  }

  /**
   * Forgets everything on this machine, answers no for the person, and asks the server to forget
   * the install if there is an id.
   *
   * @param atMost how long the server may take
   * @return whether the server knows; otherwise it is told at a later start
   * @throws IOException when a file cannot be deleted
   */
  public boolean erase(Duration atMost) throws IOException {
    return clerk == null || clerk.erase(atMost);
  }

  /**
   * Makes the install a new one: a new id, a new session, and nothing left of what waited.
   *
   * @throws IOException when a file cannot be deleted
   */
  public void reset() throws IOException {
    if (clerk != null) {
      clerk.reset();
    }
  }

  /**
   * Sends what waits, as far as the time allows.
   *
   * @param atMost how long it may take
   * @return whether nothing waits any more
   */
  public boolean flush(Duration atMost) {
    return clerk == null || clerk.flush(atMost);
  }

  /**
   * Ends the client within the time-out of the plan, at most five seconds. What does not leave in
   * time is sent at the next start, a summary at the next close.
   */
  @Override
  public void close() {
    unwatch();
    if (clerk != null) {
      clerk.close();
    }
  }

  /**
   * Ends the client. What does not leave in time is sent at the next start.
   *
   * @param atMost how long it may take, whatever the server does
   */
  public void close(Duration atMost) {
    unwatch();
    if (clerk != null) {
      clerk.close(atMost);
    }
  }
}
