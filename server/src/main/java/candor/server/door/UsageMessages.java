package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Refusal;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns documents of sessions into messages. For one thread and one use.
 *
 * <p>The head of a document holds the id of the install by the name that the plan gives it, the
 * time of the document, and what the plan's context names; the fields of the summary stand below
 * {@code metrics}. A document with {@code "erase": true} asks for everything to be forgotten, and
 * one with {@code "debug": true} comes from a developer's build.
 */
final class UsageMessages {

  private static final String AT = "timestamp";
  private static final String FIELDS = "metrics";
  private static final String ERASE = "erase";
  private static final String DEBUG = "debug";

  private final Registry.App app;
  private final Door.DailySecret secret;
  private final Plan plan;
  private final String name;
  private final String wireName;
  private final List<Message> messages = new ArrayList<>();
  private final Counts refused = new Counts();
  private long uninvited;

  UsageMessages(Registry.App app, Door.DailySecret secret) {
    this.app = app;
    this.secret = secret;
    this.plan = app.plan();
    Plan.Summary summary = plan.summary();
    this.name = summary == null ? "" : summary.name();
    String named = plan.identity().wireName();
    this.wireName = named == null ? "install" : named;
  }

  void add(Json sent) {
    if (!(sent instanceof Json.Dictionary document)) {
      refused.add(plan, name, "", Refusal.Reason.WRONG_TYPE);
      return;
    }
    Instant at = document.get(AT) instanceof Json.Text text ? Moments.read(text.value()) : null;
    if (at == null) {
      refused.add(plan, name, AT, NativeMessages.missingOrWrong(document.get(AT)));
      return;
    }
    var sender = sender(document);
    var id = id(document, sender, at);
    if (Json.TRUE.equals(document.get(ERASE))) {
      messages.add(new Message.Erase(id, at, sender));
    } else if (document.get(FIELDS) instanceof Json.Dictionary fields) {
      messages.add(new Message.Summary(id, at, sender, fields.members()));
    } else {
      refused.add(plan, name, FIELDS, missingOrWrongType(document.get(FIELDS)));
    }
  }

  private static Refusal.Reason missingOrWrongType(@Nullable Json part) {
    return part == null || part instanceof Json.Nothing
        ? Refusal.Reason.MISSING
        : Refusal.Reason.WRONG_TYPE;
  }

  private Sender sender(Json.Dictionary document) {
    var context = new LinkedHashMap<String, Json>();
    String install = null;
    for (Map.Entry<String, Json> part : document.members().entrySet()) {
      switch (part.getKey()) {
        case AT, FIELDS, ERASE, DEBUG -> {
          // Read by their names.
        }
        case String known when known.equals(wireName) && hasInstalls() ->
            install = part.getValue() instanceof Json.Text text ? text.value() : null;
        case String known when plan.context().containsKey(known) ->
            context.put(known, part.getValue());
        default -> uninvited++;
      }
    }
    return new Sender(install, null, Json.TRUE.equals(document.get(DEBUG)), context);
  }

  private boolean hasInstalls() {
    return plan.identity().model() == Identity.Model.INSTALL;
  }

  /**
   * Derives an id, because the dialect has none. An install ends one session at a time; where there
   * are no installs, all that a document says must tell it from others.
   *
   * <p>The first needs no secret: nobody can guess an install, and it is kept beside the id. So a
   * session that comes again days later is known again.
   */
  private UUID id(Json.Dictionary document, Sender sender, Instant at) {
    UUID install = sender.install() == null ? null : Ids.read(sender.install());
    return install == null
        ? Ids.of(secret, app.id(), JsonWriter.bytes(document)).at(0)
        : Ids.of(install, at);
  }

  Parcel parcel() {
    return new Parcel(plan, app.hash(), messages, new BitSet(), refused.all(), Map.of(), uninvited);
  }
}
