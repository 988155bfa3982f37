package candor.plan;

import candor.event.Message;
import java.util.List;

/** Is what the firewall says of one message. Carries no refused value, only names and reasons. */
public sealed interface Verdict {

  /**
   * Lets a message pass.
   *
   * @param message the message as it may be kept: canonical spellings, rounded, cut, without what
   *     is listed in {@code dropped}
   * @param dropped the fields that were taken out; empty when nothing was
   */
  record Admit(Message message, List<Refusal> dropped) implements Verdict {
    /** Copies the list. */
    public Admit {
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * Keeps a message out.
   *
   * @param refusal why
   */
  record Refuse(Refusal refusal) implements Verdict {}
}
