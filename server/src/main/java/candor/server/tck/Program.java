package candor.server.tck;

import candor.server.tck.Situation.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the program under test. Immutable, so safe for use by many threads. */
final class Program {

  /** What a stopped process may take until it is killed; the same that a system gives. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final List<String> command;
  private final Script script;
  private final Map<String, String> caller;
  private final Map<String, String> given;
  private final int tripwire;

  /**
   * Prepares to run it.
   *
   * @param caller the environment of the kit
   * @param given variables that the program gets whatever they decide
   * @param tripwire the port of the proxy that nothing should reach
   */
  Program(
      List<String> command,
      Script script,
      Map<String, String> caller,
      Map<String, String> given,
      int tripwire) {
    this.command = List.copyOf(command);
    this.script = script;
    this.caller = Map.copyOf(caller);
    this.given = Map.copyOf(given);
    this.tripwire = tripwire;
  }

  /** Runs it once; what has not ended in time is stopped, and killed when that does not help. */
  Ran run(Act act, Situation situation, Duration limit) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(line(act, situation));
    builder.environment().clear();
    builder.environment().putAll(environment(situation));
    var file = ReadySign.file(act.ready(), situation.home());
    var before = ReadySign.mark(file);
    long started = System.nanoTime();
    Process process = builder.start();
    var out = Output.of(process.getInputStream());
    var err = Output.of(process.getErrorStream());
    OutputStream typing = process.getOutputStream();
    try {
      if (act.prompt() != null && !act.prompt().isEmpty()) {
        out.await(act.prompt(), limit);
      }
      type(typing, act.lines());
      if (situation.input() == Input.ENDS) {
        hangUp(typing);
      }
      var sign = new ReadySign(act.ready(), file, before, out);
      Ran ran = ended(process, act, limit, started, sign);
      out.awaitEnd(LAST_WORDS);
      err.awaitEnd(LAST_WORDS);
      return new Ran(ran.code(), out.text(), ran.took(), ran.problem());
    } finally {
      hangUp(typing);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void type(OutputStream typing, List<String> lines) {
    try {
      for (String line : lines) {
        typing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      typing.flush();
    } catch (IOException nobodyReads) {
      // A program need not listen to what is typed, and may be over.
    }
  }

  private static void hangUp(OutputStream typing) {
    try {
      typing.close();
    } catch (IOException nobodyReads) {
      // It is closed all the same.
    }
  }

  private Ran ended(Process process, Act act, Duration limit, long started, ReadySign sign)
      throws InterruptedException {
    String problem = null;
    long from = started;
    if (act.ready() != null) {
      boolean ready = sign.await(process, limit);
      problem = ready ? null : "it was not ready within " + limit.toSeconds() + " s";
      from = System.nanoTime();
      process.toHandle().destroy();
    } else if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      problem = "it did not end within " + limit.toSeconds() + " s";
      // Not through the process: that would close its input first, as if the person had left.
      process.toHandle().destroy();
    }
    if (!process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
      process.destroyForcibly();
      problem = "it did not stop within " + GRACE.toSeconds() + " s of being asked";
      process.waitFor();
    }
    var took = Duration.ofNanos(System.nanoTime() - from);
    return new Ran(process.exitValue(), "", took, problem);
  }

  private List<String> line(Act act, Situation situation) {
    var line = new ArrayList<String>();
    for (String word : command) {
      line.add(filled(word, situation));
    }
    for (String argument : act.arguments()) {
      line.add(filled(argument, situation));
    }
    return act.isAtTerminal() ? Terminal.around(line) : line;
  }

  private Map<String, String> environment(Situation situation) {
    var all = Surroundings.of(caller, situation.home(), tripwire);
    all.putAll(given);
    script
        .environment()
        .forEach((name, value) -> {
          if (value.contains("{key}") && situation.key() == null) {
            all.remove(name);
          } else {
            all.put(name, filled(value, situation));
          }
        });
    all.putAll(situation.variables());
    return all;
  }

  private static String filled(String text, Situation situation) {
    @Nullable String key = situation.key();
    return text.replace("{endpoint}", situation.endpoint().toString())
        .replace("{key}", key == null ? "" : key)
        .replace("{home}", situation.home().root().toString());
  }
}
