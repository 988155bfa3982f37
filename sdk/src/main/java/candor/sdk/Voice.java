package candor.sdk;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.sdk.probe.PersonalNames;
import candor.sdk.probe.Stacks;
import candor.sdk.probe.Surroundings;
import candor.sdk.ring.Recording;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Speaks in the setting of this process: its context and its session, still without the id of the
 * install. Safe for use by many threads.
 */
final class Voice {

  private final Speaker speaker;
  private final boolean debug;
  private final Map<String, Json> context;
  private final PersonalNames names;
  private @Nullable Sender anonymous;

  Voice(Plan plan, Options options, Speaker speaker) {
    this.speaker = speaker;
    this.debug = options.debug;
    var given = new LinkedHashMap<>(Recording.context(plan, options.typedContext));
    given.putAll(options.context);
    this.context = Surroundings.context(plan.context(), given, options.machine.platform());
    this.names = PersonalNames.of(options.machine.variables(), options.machine.home());
  }

  /** Returns who speaks; the same object until it changes. */
  synchronized Sender sender() {
    var known = anonymous;
    if (known == null || !speaker.session().id().equals(known.session())) {
      known = new Sender(null, speaker.session().id(), debug, context);
      anonymous = known;
    }
    return known;
  }

  Message crash(UUID id, Instant at, Throwable thrown, boolean handled) {
    return new Message.Crash(id, at, sender(), handled, Stacks.of(thrown, names));
  }
}
