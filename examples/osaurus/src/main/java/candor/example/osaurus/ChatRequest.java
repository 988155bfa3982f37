package candor.example.osaurus;

import java.util.ArrayList;
import java.util.List;

/**
 * Is one request for an answer.
 *
 * @param messages what was said so far, oldest first
 * @param tools names of the tools that the answer may ask for
 * @param stream whether the answer is wanted bit by bit
 */
record ChatRequest(List<Message> messages, List<String> tools, boolean stream) {

  /** Copies the lists. */
  ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /**
   * Is one message.
   *
   * @param role who says it
   * @param text what is said
   */
  record Message(String role, String text) {

    boolean isFromUser() {
      return role.equals("user");
    }
  }

  /**
   * Tells whether a person or a client starts a turn with this. When a tool has answered and the
   * model goes on, nobody does. Only the role is looked at.
   */
  boolean startsTurn() {
    return !messages.isEmpty() && messages.get(messages.size() - 1).isFromUser();
  }

  /** Goes on after a message was added. */
  ChatRequest with(Message... added) {
    var longer = new ArrayList<>(messages);
    longer.addAll(List.of(added));
    return new ChatRequest(longer, tools, stream);
  }
}
