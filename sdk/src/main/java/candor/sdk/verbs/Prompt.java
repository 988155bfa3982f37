package candor.sdk.verbs;

import candor.plan.Plan;
import candor.plan.Promises.Channel;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person at a terminal whether a channel may send, in the words of the plan. For use by one
 * thread.
 *
 * <p>The letter that is shown as a capital is what Enter means. The end of input and nonsense are
 * no answer, and no answer is never a yes.
 */
public final class Prompt {

  /** Whoever types nonsense three times does not want to be asked. */
  private static final int TRIES = 3;

  private final BufferedReader in;
  private final PrintStream out;

  /**
   * Makes a prompt.
   *
   * @param in where a person types; see {@link #isPerson}
   * @param out where the question is shown
   */
  public Prompt(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Tells whether a person sits at standard input and output. From Java 22 on there is a console
   * also where there is no terminal, so the console itself is asked there.
   *
   * @return false for pipes, files and services
   */
  @SuppressWarnings(
      "SystemConsoleNull") // Null says it on Java 17 to 21; later the console is asked.
  public static boolean isPerson() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      var asks =
          MethodHandles.publicLookup()
              .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class));
      return (boolean) asks.invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (Throwable cannotTell) {
      return false;
    }
  }

  /**
   * Asks.
   *
   * @param app who asks
   * @param channel what about
   * @return the answer, or null when there was none
   * @throws IOException when the terminal fails
   */
  public @Nullable Boolean ask(Plan.App app, Channel channel) throws IOException {
    explain(app, channel);
    String choice = channel.defaultAnswer() ? "[Y/n]" : "[y/N]";
    for (int i = 0; i < TRIES; i++) {
      out.print(channel.label() + "? " + choice + " ");
      out.flush();
      String typed = in.readLine();
      if (typed == null) {
        out.println();
        return null;
      }
      switch (typed.strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        case "" -> {
          return channel.defaultAnswer();
        }
        default -> out.println("Please type y or n.");
      }
    }
    return null;
  }

  private void explain(Plan.App app, Channel channel) {
    out.println("Welcome to " + app.name() + ".");
    list("What is collected:", channel.collected());
    list("What is not:", channel.notCollected());
    if (!channel.withdrawal().isEmpty()) {
      out.println("You can change your mind at any time. " + channel.withdrawal());
    }
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      out.println(title);
      items.forEach(item -> out.println("  - " + item));
    }
  }
}
