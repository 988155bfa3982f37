package candor.example.osaurus;

import candor.example.osaurus.telemetry.ChatSessionStarted;
import candor.example.osaurus.telemetry.FirstTimeChatShown;
import candor.example.osaurus.telemetry.FirstTimeChatUsed;
import candor.example.osaurus.telemetry.MessageSource;
import candor.example.osaurus.telemetry.Telemetry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is the chat in the app. For one thread. */
final class ChatWindow {

  private static final String SHOWN = "chat_shown";
  private static final String USED = "chat_used";

  private final App app;
  private final Telemetry telemetry;
  private final Terminal terminal;
  private final Model model;
  private ChatRequest conversation = new ChatRequest(List.of(), List.of(), true);

  ChatWindow(App app, Model model) {
    this.app = app;
    this.telemetry = app.telemetry();
    this.terminal = app.terminal();
    this.model = model;
  }

  /** Shows the window until it is closed. */
  void open() throws IOException {
    // Remembered whatever becomes of the event: who says yes later was here before.
    if (app.home().state().happened().contains(Onboarding.DONE) && app.home().first(SHOWN)) {
      telemetry.record(new FirstTimeChatShown());
    }
    begin();
    for (String typed = ask(); typed != null && !typed.equals("/quit"); typed = ask()) {
      if (typed.equals("/new")) {
        begin();
      } else if (!typed.isEmpty()) {
        send(typed);
      }
    }
  }

  private @Nullable String ask() throws IOException {
    return terminal.ask("> ");
  }

  private void begin() {
    conversation = new ChatRequest(List.of(), List.of(), true);
    telemetry.record(new ChatSessionStarted());
    terminal
        .out()
        .println("A new chat with " + model.id() + ". /new begins another, /quit closes.");
  }

  private void send(String text) throws IOException {
    if (app.home().first(USED)) {
      telemetry.record(new FirstTimeChatUsed());
    }
    conversation = conversation.with(new ChatRequest.Message("user", text));
    var origin = new Turns.Origin(MessageSource.CHAT_UI, false);
    String answer = app.chat().answerWithTools(model, conversation, origin);
    conversation = conversation.with(new ChatRequest.Message("assistant", answer));
    terminal.out().println(answer);
  }
}
