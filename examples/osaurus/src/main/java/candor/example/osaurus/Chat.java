package candor.example.osaurus;

import java.util.List;

/** Answers requests, whoever makes them. Safe for use by many threads. */
final class Chat {

  /** A model that asks for tools for ever must not run for ever. */
  private static final int MOST_ROUNDS = 8;

  private final Engine engine;
  private final Turns turns;

  Chat(Engine engine, Turns turns) {
    this.engine = engine;
    this.turns = turns;
  }

  /** Answers one request. */
  Engine.Reply answer(Model model, ChatRequest request, Turns.Origin origin) {
    turns.requested(model, request, origin);
    return engine.reply(model, request);
  }

  /**
   * Answers with the help of the app's tool. However many rounds that takes, one turn is told: the
   * later rounds do not end with what a user said.
   */
  String answerWithTools(Model model, ChatRequest asked, Turns.Origin origin) {
    var request = new ChatRequest(asked.messages(), List.of(Engine.CALCULATOR), asked.stream());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var reply = answer(model, request, origin);
      if (reply instanceof Engine.Reply.Text answer) {
        return answer.text();
      }
      if (reply instanceof Engine.Reply.Call call) {
        request =
            request.with(
                new ChatRequest.Message("assistant", ""),
                new ChatRequest.Message("tool", Engine.calculate(call.arguments())));
      }
    }
    return "No answer was found.";
  }
}
