package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Judges from bytes and checks that nothing passes that the firewall would not let pass so. */
final class BytePassTest {

  /** Has nothing that a plan could refuse, as random senders nearly always have. */
  private static final Sender NOBODY = new Sender(null, null, false, Map.of());

  @Test
  void whatPassesAsBytesPassesAsMessageAndIsTheSame() {
    judgeRandomly(20261126, 20_000);
  }

  @Test
  @Tag("fuzz")
  void whatPassesAsBytesPassesAsMessageAndIsTheSameForLong() {
    judgeRandomly(System.nanoTime(), 5_000_000);
  }

  private static void judgeRandomly(long seed, int rounds) {
    var random = new SplittableRandom(seed);
    var plans = new RandomPlans(random);
    int clean = 0;
    int passed = 0;
    for (int round = 0; round < rounds; round++) {
      Plan plan = plans.plan();
      Message message = plans.message(plan);
      while (!(message instanceof Message.Track)) {
        message = plans.message(plan);
      }
      Message.Track track = (Message.Track) message;
      Sender sender = random.nextInt(4) == 0 ? track.sender() : NOBODY;
      byte[] props = damaged(JsonWriter.bytes(new Json.Dictionary(track.props())), random);
      Message.Track kept = pass(plan, sender, track, props);
      Verdict verdict = judge(plan, sender, track, props);
      boolean isClean = verdict instanceof Verdict.Admit admit && admit.dropped().isEmpty();
      clean += isClean ? 1 : 0;
      if (kept != null) {
        passed++;
        assertEquals(new Verdict.Admit(kept, List.of()), verdict);
      }
    }
    assertTrue(passed > rounds / 100, "hardly anything passed: " + passed + " of " + clean);
    assertTrue(passed > clean / 3, "most of what is plain must pass: " + passed + " of " + clean);
  }

  private static byte[] damaged(byte[] props, SplittableRandom random) {
    if (random.nextInt(4) > 0) {
      return props;
    }
    byte[] damaged = props.clone();
    byte[] bytes = "\"\\{}[]:,0159-.etfn \u007fab".getBytes(StandardCharsets.US_ASCII);
    damaged[random.nextInt(damaged.length)] = bytes[random.nextInt(bytes.length)];
    return damaged;
  }

  private static Message.@Nullable Track pass(
      Plan plan, Sender sender, Message.Track track, byte[] props) {
    byte[] name = ("\"" + track.name() + "\":").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[name.length + props.length];
    System.arraycopy(name, 0, bytes, 0, name.length);
    System.arraycopy(props, 0, bytes, name.length, props.length);
    var pass = Firewall.pass(plan, sender, bytes);
    boolean passes = pass.name(1) && pass.properties(name.length) && pass.after() == bytes.length;
    return passes ? pass.admit(track.id(), track.at()) : null;
  }

  private static @Nullable Verdict judge(
      Plan plan, Sender sender, Message.Track track, byte[] props) {
    try {
      return JsonReader.read(props) instanceof Json.Dictionary dictionary
          ? Firewall.judge(
              plan,
              new Message.Track(track.id(), track.name(), track.at(), sender, dictionary.members()))
          : null;
    } catch (JsonException e) {
      return null;
    }
  }
}
