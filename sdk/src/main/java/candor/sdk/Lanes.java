package candor.sdk;

import candor.sdk.consent.Mode;
import candor.sdk.outbox.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** Holds the lanes of all channels, in the order of the plan. As safe as the lanes are. */
final class Lanes {

  private final Map<String, Lane> byChannel = new LinkedHashMap<>();

  /** Makes a lane of each channel. */
  <C> Lanes(Map<String, C> channels, BiFunction<String, C, Lane> make) {
    channels.forEach((id, channel) -> byChannel.put(id, make.apply(id, channel)));
  }

  Collection<Lane> all() {
    return byChannel.values();
  }

  Set<String> channels() {
    return byChannel.keySet();
  }

  Lane of(String channel) {
    return Objects.requireNonNull(byChannel.get(channel), channel);
  }

  void settle() {
    all().forEach(Lane::settle);
  }

  /** Shows what waits, in the bodies in which it would leave. */
  List<String> preview() throws IOException {
    var bodies = new ArrayList<String>();
    for (Lane lane : all()) {
      lane.preview().forEach(body -> bodies.add(new String(body, StandardCharsets.UTF_8)));
    }
    return bodies;
  }

  boolean isWorking() {
    return all().stream().flatMap(lane -> lane.outboxes().stream()).anyMatch(Outbox::isWorking);
  }

  /** Tells whether something may be sent at once. Summaries do not count: they leave at the end. */
  boolean anyWaits() throws IOException {
    boolean any = false;
    for (Lane lane : all()) {
      any |= lane.mode() == Mode.ON && lane.outboxes().get(0).waiting() > 0;
    }
    return any;
  }

  /** Throws away what waits, all that can be; fails at the end if something could not. */
  void purge() throws IOException {
    var failed = new ArrayList<IOException>();
    for (Lane lane : all()) {
      try {
        lane.purge();
      } catch (IOException cannotDelete) {
        failed.add(cannotDelete);
      }
    }
    if (!failed.isEmpty()) {
      throw failed.get(0);
    }
  }
}
