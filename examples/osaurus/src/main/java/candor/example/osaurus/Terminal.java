package candor.example.osaurus;

import candor.sdk.verbs.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Is where somebody types and reads.
 *
 * @param in what is typed
 * @param out what is shown
 * @param err what went wrong
 * @param isPerson whether a person sits there, and no pipe, file or service
 */
record Terminal(BufferedReader in, PrintStream out, PrintStream err, boolean isPerson) {

  static Terminal here() {
    var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return new Terminal(in, System.out, System.err, Prompt.isPerson());
  }

  /** Asks, and returns what was typed without outer blanks; null at the end of input. */
  @Nullable String ask(String prompt) throws IOException {
    out.print(prompt);
    out.flush();
    String typed = in.readLine();
    if (typed == null) {
      out.println();
      return null;
    }
    return typed.strip();
  }
}
