package candor.example.dimmy;

import java.io.IOException;
import java.util.List;

/**
 * Does what a person types. Each command is a process of the app, so it starts and ends a session;
 * {@code session} does many in one. For one command.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 telemetry is off.
 */
final class Dimmy {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private static final String HELP =
      """
      dimmy transcribe FILE.wav [--mode local|cloud] [--provider NAME] [--language CODE]
                                [--llm STYLE] [--tone TONE] [--llm-provider NAME]
      dimmy record FILE.wav [--cancel SECONDS]   records by button; the file is the microphone
      dimmy hotkey FILE.wav [--cancel SECONDS]   records by hotkey
      dimmy settings [list | set KEY VALUE ...]
      dimmy key set stt|llm PROVIDER KEY
      dimmy feedback [--kind bug|feature|general] [--email ADDRESS] TEXT
      dimmy privacy [usage on|off | crash on|off | on | off | reset-id]
      dimmy privacy status|preview|export|validate|audit|erase
      dimmy gpu retry                            takes the mark of a bad GPU away
      dimmy session                              reads such commands, a line each, until quit
      dimmy crash [MESSAGE]                      for developers: fails
      """;

  private final World world;

  Dimmy(World world) {
    this.world = world;
  }

  int run(String... arguments) {
    var words = new Words(List.of(arguments));
    try {
      switch (arguments.length == 0 ? "help" : arguments[0]) {
        case "help", "--help", "-h" -> {
          world.out().print(HELP);
          return DONE;
        }
        case "--version" -> {
          world.out().println("dimmy " + App.VERSION);
          return DONE;
        }
        case "privacy" -> {
          words.next("privacy");
          return Privacy.alone(world, words);
        }
        case "session" -> {
          words.next("session");
          words.end();
          return session();
        }
        default -> {
          return once(words);
        }
      }
    } catch (WrongUsage wrong) {
      return usage(wrong);
    } catch (IOException disk) {
      return failed(disk);
    }
  }

  private int usage(WrongUsage wrong) {
    world.err().println("dimmy: " + wrong.getMessage() + "; \"dimmy help\" lists what there is.");
    return USAGE;
  }

  private int failed(IOException disk) {
    world.err().println("dimmy: " + disk.getMessage());
    return FAILED;
  }

  /** Runs one command. What is thrown but not foreseen leaves the app unclosed: it crashed. */
  private int once(Words words) throws IOException {
    var app = App.launch(world);
    int code = one(app, new Commands(app), words);
    app.close();
    return code;
  }

  /** Does a command; an error on the way to the disk is told too, and the app goes on. */
  private int one(App app, Commands commands, Words words) {
    try {
      return commands.run(words);
    } catch (WrongUsage wrong) {
      return usage(wrong);
    } catch (IOException disk) {
      app.telemetry().report(disk);
      return failed(disk);
    }
  }

  private int session() throws IOException {
    var app = App.launch(world);
    var onSignal = new Thread(app::close, "dimmy-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      world.out().println("Dimmy is ready; type a command, or quit.");
      var commands = new Commands(app);
      int worst = DONE;
      for (String line = world.in().readLine(); line != null; line = world.in().readLine()) {
        if (line.strip().equals("quit")) {
          break;
        }
        worst = Math.max(worst, line.isBlank() ? DONE : one(app, commands, Words.of(line)));
      }
      app.close();
      return worst;
    } finally {
      // After a crash nothing ends in order.
      forget(onSignal);
    }
  }

  private static void forget(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException itIsRunning) {
      // A signal came: it closes the app in this moment.
      assert !onSignal.getState().equals(Thread.State.NEW);
    }
  }
}
