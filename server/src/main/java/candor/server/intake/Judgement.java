package candor.server.intake;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.plan.Verdict;
import candor.server.door.Parcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges all messages of one request and remembers what became of them. For one thread. */
final class Judgement {

  private final Plan plan;
  private final @Nullable String pseudonym;
  private final List<Message> admitted;
  private final Map<Refusal, Long> keptOut = new HashMap<>();
  private final long count;
  private final long uninvited;
  private long refused;
  private long dropped;
  private @Nullable Sender judged;
  private @Nullable Sender named;

  /**
   * Judges.
   *
   * @param parcel what the request brought
   * @param received when it came
   * @param pseudonym stands for the sender today, or null where the plan has no daily identity
   */
  Judgement(Parcel parcel, Instant received, @Nullable String pseudonym) {
    this.plan = parcel.plan();
    this.pseudonym = pseudonym;
    this.uninvited = parcel.uninvited();
    this.admitted = new ArrayList<>(parcel.messages().size());
    parcel.dropped().forEach(this::drop);
    parcel.refused().forEach(this::refuse);
    this.count = refused + parcel.messages().size();
    judge(parcel.messages(), parcel.judged(), new Times(received, plan.times()));
  }

  private void judge(List<Message> messages, BitSet judgedAlready, Times times) {
    var timely = new ArrayList<Message>(messages.size());
    var open = new ArrayList<Message>();
    for (int place = 0; place < messages.size(); place++) {
      Message message = timely(messages.get(place), times);
      if (message != null) {
        timely.add(message);
        if (!judgedAlready.get(place)) {
          open.add(message);
        }
      }
    }
    take(timely, open);
  }

  private @Nullable Message timely(Message message, Times times) {
    Refusal.Reason wrong = times.wrong(message.at());
    if (wrong == null) {
      return times.clamped(message);
    }
    refuse(new Refusal(nameOf(message), "at", wrong), 1L);
    return null;
  }

  /** Takes the messages in their order; some of them, in the same order, are still to be judged. */
  private void take(List<Message> messages, List<Message> open) {
    Iterator<Verdict> verdicts = Firewall.judge(plan, open).iterator();
    int next = 0;
    for (Message message : messages) {
      if (next < open.size() && isSame(open.get(next), message)) {
        next++;
        take(verdicts.next());
      } else {
        admit(message);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // An equal message that was judged may stand beside it.
  private static boolean isSame(Message one, Message other) {
    return one == other;
  }

  private void admit(Message message) {
    admitted.add(pseudonym == null ? message : named(message));
  }

  private void take(Verdict verdict) {
    switch (verdict) {
      case Verdict.Admit admit -> {
        admit.dropped().forEach(refusal -> drop(refusal, 1L));
        admit(admit.message());
      }
      case Verdict.Refuse refuse -> refuse(refuse.refusal(), 1L);
    }
  }

  private String nameOf(Message message) {
    return switch (message) {
      case Message.Track track when plan.events().containsKey(track.name()) -> track.name();
      case Message.Summary _ when plan.summary() != null -> plan.summary().name();
      case Message.Crash _ when plan.crash() != null -> "crash";
      case Message.Feedback _ when plan.feedback() != null -> "feedback";
      case Message.Outcomes _ when plan.crash() != null && plan.crash().sessions() -> "sessions";
      default -> Refusal.UNPLANNED;
    };
  }

  /**
   * Puts the pseudonym where the firewall has made sure that nothing of the client's stands; not on
   * reports that the plan wants without, and never on what a person typed.
   */
  private Message named(Message message) {
    boolean alone =
        message instanceof Message.Feedback
            || message instanceof Message.Outcomes
            || (message instanceof Message.Crash
                && plan.crash() != null
                && !plan.crash().install());
    return alone ? message : message.of(named(message.sender()));
  }

  private Sender named(Sender sender) {
    Sender known = named;
    if (known != null && sender.equals(judged)) {
      return known;
    }
    Sender fresh = new Sender(pseudonym, sender.session(), sender.debug(), sender.context());
    judged = sender;
    named = fresh;
    return fresh;
  }

  private void refuse(Refusal refusal, long times) {
    refused += times;
    keptOut.merge(refusal, times, Long::sum);
  }

  private void drop(Refusal refusal, long times) {
    dropped += times;
    keptOut.merge(refusal, times, Long::sum);
  }

  List<Message> admitted() {
    return admitted;
  }

  Map<Refusal, Long> keptOut() {
    return keptOut;
  }

  boolean isEmpty() {
    return count == 0 && keptOut.isEmpty();
  }

  long received() {
    return count;
  }

  long refused() {
    return refused;
  }

  long dropped() {
    return dropped;
  }

  long uninvited() {
    return uninvited;
  }
}
