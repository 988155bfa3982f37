package candor.example.osaurus;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Stands in for models: the same request gives the same answer, on every machine and without a
 * network. Stateless.
 */
final class Engine {

  /** The one tool that the app itself can run. */
  static final String CALCULATOR = "calculator";

  private static final Pattern SUM = Pattern.compile("(\\d{1,18})\\s*\\+\\s*(\\d{1,18})");

  /** Is what a model says. The alternatives are closed. */
  sealed interface Reply {
    /**
     * Answers.
     *
     * @param text the answer
     */
    record Text(String text) implements Reply {}

    /**
     * Asks for a tool to be run first.
     *
     * @param tool its name
     * @param arguments what to give it
     */
    record Call(String tool, String arguments) implements Reply {}
  }

  Reply reply(Model model, ChatRequest request) {
    if (request.messages().isEmpty()) {
      return new Reply.Text("Nothing was asked.");
    }
    var last = request.messages().get(request.messages().size() - 1);
    if (last.role().equals("tool")) {
      return new Reply.Text("That makes " + last.text() + ".");
    }
    var sum = SUM.matcher(last.text());
    if (request.tools().contains(CALCULATOR) && sum.find()) {
      return new Reply.Call(CALCULATOR, sum.group(1) + "+" + sum.group(2));
    }
    return new Reply.Text(model.id() + " heard: " + last.text());
  }

  /** Runs the tool of the app. */
  static String calculate(String arguments) {
    var sum = SUM.matcher(arguments);
    return sum.matches()
        ? new BigInteger(sum.group(1)).add(new BigInteger(sum.group(2))).toString()
        : "no number";
  }
}
