package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Judges random messages by random plans and checks what must hold of every verdict. */
final class FirewallPropertyTest {

  @Test
  void everyVerdictKeepsThePromises() {
    judgeRandomly(20261124, 20_000);
  }

  @Test
  void declaredSharesNeverChangeAVerdict() {
    RandomPlans plans = new RandomPlans(new SplittableRandom(20261125));
    for (int i = 0; i < 10_000; i++) {
      Plan plan = plans.plan();
      Message message = plans.message(plan);

      assertEquals(
          Firewall.judge(plan, message), Firewall.judge(RandomPlans.shared(plan), message));
    }
  }

  @Test
  @Tag("fuzz")
  void everyVerdictKeepsThePromisesForLong() {
    judgeRandomly(System.nanoTime(), 5_000_000);
  }

  /** Several senders, some of them taking turns, so that what is shared must not be mixed up. */
  @Test
  void judgingARequestIsJudgingItsMessagesOneByOne() {
    SplittableRandom random = new SplittableRandom(20261125);
    RandomPlans plans = new RandomPlans(random);
    for (int round = 0; round < 2_000; round++) {
      Plan plan = plans.plan();
      List<Message> messages = new ArrayList<>();
      List<Sender> senders = List.of(plans.message(plan).sender(), plans.message(plan).sender());
      for (int i = random.nextInt(12); i >= 0; i--) {
        messages.add(from(senders.get(random.nextInt(5) / 4), plans.message(plan)));
      }
      List<Verdict> oneByOne = messages.stream().map(each -> Firewall.judge(plan, each)).toList();
      assertEquals(oneByOne, Firewall.judge(plan, messages), () -> plan + " " + messages);
    }
  }

  private static Message from(Sender sender, Message message) {
    if (message instanceof Message.Track t) {
      return new Message.Track(t.id(), t.name(), t.at(), sender, t.props());
    }
    if (message instanceof Message.Summary s) {
      return new Message.Summary(s.id(), s.at(), sender, s.props());
    }
    if (message instanceof Message.Marks m) {
      return new Message.Marks(m.id(), m.at(), sender, m.day(), m.week(), m.month(), m.cohort());
    }
    Message.Erase erase = (Message.Erase) message;
    return new Message.Erase(erase.id(), erase.at(), sender);
  }

  private static void judgeRandomly(long seed, int rounds) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomPlans plans = new RandomPlans(random);
    Plan plan = plans.plan();
    int admitted = 0;
    int refused = 0;
    for (int i = 0; i < rounds; i++) {
      plan = i % 8 == 0 ? plans.plan() : plan;
      Message message = plans.message(plan);
      try {
        if (holds(plan, message)) {
          admitted++;
        } else {
          refused++;
        }
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError("seed " + seed + ", round " + i + ": " + message, wrong);
      }
    }
    assertEquals(rounds, admitted + refused);
    assertTrue(admitted > rounds / 10 && refused > rounds / 10, "seed " + seed);
  }

  private static boolean holds(Plan plan, Message message) {
    Verdict verdict = Firewall.judge(plan, message);
    assertEquals(verdict, Firewall.judge(plan, message));
    if (verdict instanceof Verdict.Refuse refuse) {
      isTold(plan, refuse.refusal());
      return false;
    }
    Verdict.Admit admit = (Verdict.Admit) verdict;
    admit.dropped().forEach(refusal -> isTold(plan, refusal));
    assertFalse(
        admit.toString().contains(RandomPlans.CANARY) && !mayHoldText(plan), admit.toString());
    isPlanned(plan, admit.message());
    assertEquals(message.getClass(), admit.message().getClass());
    assertEquals(
        new Verdict.Admit(admit.message(), List.of()), Firewall.judge(plan, admit.message()));
    return true;
  }

  /** Free text without transforms may hold anything that is short enough. */
  private static boolean mayHoldText(Plan plan) {
    return plan.toString().contains("Text[");
  }

  private static void isTold(Plan plan, Refusal refusal) {
    assertFalse(refusal.toString().contains(RandomPlans.CANARY), refusal.toString());
    Set<String> events = new HashSet<>(plan.events().keySet());
    events.addAll(List.of("s", "marks", "erase", Refusal.UNPLANNED));
    assertTrue(events.contains(refusal.event()), refusal.toString());
    Set<String> fields = new HashSet<>(plan.context().keySet());
    plan.events().values().forEach(event -> fields.addAll(event.properties().keySet()));
    plan.events()
        .values()
        .forEach(e -> e.checks().forEach(check -> fields.add(check.then().property())));
    if (plan.summary() != null) {
      fields.addAll(plan.summary().properties().keySet());
    }
    fields.addAll(List.of("", "install", "session", "cohort", Refusal.UNPLANNED));
    assertTrue(fields.contains(refusal.field()), refusal.toString());
  }

  /** Checks a message slowly and in the plainest way. */
  private static void isPlanned(Plan plan, Message message) {
    isPlanned(plan, message.sender());
    if (message instanceof Message.Track track) {
      Plan.Event event = plan.events().get(track.name());
      assertTrue(event != null);
      arePlanned(event.properties(), track.props());
    } else if (message instanceof Message.Summary summary) {
      assertTrue(plan.summary() != null);
      arePlanned(plan.summary().properties(), summary.props());
    } else if (message instanceof Message.Erase erase) {
      assertEquals(Map.of(), erase.sender().context());
      assertTrue(erase.sender().install() != null);
    }
    if (!(message instanceof Message.Erase)) {
      arePlanned(plan.context(), message.sender().context());
    }
  }

  private static void isPlanned(Plan plan, Sender sender) {
    boolean identified = plan.identity().model() == Model.INSTALL;
    String install = sender.install();
    assertTrue(install == null || (identified && install.matches("[0-9a-f-]{36}")));
    String session = sender.session();
    assertTrue(session == null || session.matches("[0-9A-Za-z-]{1,36}"));
  }

  private static void arePlanned(Map<String, Property> planned, Map<String, Json> kept) {
    assertTrue(planned.keySet().containsAll(kept.keySet()));
    List<String> order = planned.keySet().stream().filter(kept::containsKey).toList();
    assertEquals(order, List.copyOf(kept.keySet()));
    planned.forEach((name, property) -> {
      Json value = kept.get(name);
      boolean applies = property.when() == null || applies(property.when(), kept);
      if (value == null) {
        boolean leavable = PropertyType.spellings(property.type()).containsValue("");
        assertFalse(property.required() && applies && !leavable, name);
      } else {
        assertTrue(applies, name);
        assertTrue(SlowCheck.fits(property.type(), value), name);
      }
    });
  }

  private static boolean applies(Property.Condition when, Map<String, Json> kept) {
    Json value = kept.get(when.property());
    if (value instanceof Json.Bool bool) {
      return when.values().contains(bool.value() ? "true" : "false");
    }
    return value instanceof Json.Text text && when.values().contains(text.value());
  }
}
