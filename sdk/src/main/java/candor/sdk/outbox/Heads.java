package candor.sdk.outbox;

import candor.event.Sender;
import org.jspecify.annotations.Nullable;

/** Writes the head that messages of a sender share, once as long as it stays. For one thread. */
final class Heads {

  private final String plan;
  private final String app;
  private @Nullable Sender last;
  private String head = "";

  Heads(String plan, String app) {
    this.plan = plan;
    this.app = app;
  }

  @SuppressWarnings(
      "ReferenceEquality") // Equal would do as well, and would cost more than it saves.
  String of(Sender sender) {
    if (sender != last) {
      last = sender;
      head = Line.head(plan, app, sender);
    }
    return head;
  }
}
