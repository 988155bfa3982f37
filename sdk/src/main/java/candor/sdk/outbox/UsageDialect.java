package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells of sessions alone, in one document each: {@code POST /v1/usage}. Several that wait go
 * together as a list. Stateless.
 *
 * @param wireName the name by which a document says which install it is of
 */
record UsageDialect(String wireName) implements Dialect {

  /** As many as the server takes in one request. */
  private static final int MOST_DOCUMENTS = 500;

  private static final UUID ANY = new UUID(0, 0);
  private static final String AT = "timestamp";
  private static final String FIELDS = "metrics";
  private static final String ERASE = "erase";
  private static final String DEBUG = "debug";

  @Override
  public int mostEvents() {
    return 1;
  }

  @Override
  public int mostBatches() {
    return MOST_DOCUMENTS;
  }

  @Override
  public boolean carries(Class<? extends Message> kind) {
    return kind == Message.Summary.class || kind == Message.Erase.class;
  }

  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    var documents = new ArrayList<Json>();
    for (Batch batch : batches) {
      for (Message message : batch.messages()) {
        documents.add(document(message, sentAt));
      }
    }
    var body = documents.size() == 1 ? documents.get(0) : new Json.Array(documents);
    return new Request(
        server.at("/v1/usage"),
        Map.of("Content-Type", "application/json", "Candor-Key", server.key()),
        JsonWriter.bytes(body));
  }

  private Json document(Message message, Instant sentAt) {
    var members = new LinkedHashMap<String, Json>();
    var sender = message.sender();
    if (sender.install() != null) {
      members.put(wireName, new Json.Text(sender.install()));
    }
    boolean erases = message instanceof Message.Erase;
    members.put(AT, new Json.Text(Moments.text(erases ? sentAt : message.at())));
    if (message instanceof Message.Summary summary) {
      sender.context().forEach(members::putIfAbsent);
      members.put(FIELDS, new Json.Dictionary(summary.props()));
    } else if (erases) {
      members.put(ERASE, Json.TRUE);
    } else {
      throw new AssertionError("a kind of message that is not carried");
    }
    if (sender.debug()) {
      members.put(DEBUG, Json.TRUE);
    }
    return new Json.Dictionary(members);
  }

  @Override
  public @Nullable List<Message> read(String body) {
    try {
      var root = JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
      var messages = new ArrayList<Message>();
      for (Json each : root instanceof Json.Array several ? several.items() : List.of(root)) {
        var message = each instanceof Json.Dictionary document ? message(document) : null;
        if (message == null) {
          return null;
        }
        messages.add(message);
      }
      return messages;
    } catch (JsonException | DateTimeException notOfThisDialect) {
      return null;
    }
  }

  /** Whatever else the head holds counts as context, so that the plan judges it. */
  private @Nullable Message message(Json.Dictionary document) {
    var head = new LinkedHashMap<>(document.members());
    var fields = head.remove(FIELDS);
    boolean erases = Json.TRUE.equals(head.remove(ERASE));
    boolean debug = Json.TRUE.equals(head.remove(DEBUG));
    if (!(head.remove(AT) instanceof Json.Text at)) {
      return null;
    }
    var time = Instant.parse(at.value());
    var install = head.remove(wireName) instanceof Json.Text id ? id.value() : null;
    var sender = new Sender(install, null, debug, head);
    if (erases && fields == null) {
      return new Message.Erase(ANY, time, sender);
    }
    return fields instanceof Json.Dictionary metrics
        ? new Message.Summary(ANY, time, sender, metrics.members())
        : null;
  }
}
