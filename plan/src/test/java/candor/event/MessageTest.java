package candor.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MessageTest {

  private static final UUID ID = UUID.fromString("01932b5e-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aMessageKeepsWhatItWasMadeOf() {
    Map<String, Json> context = new LinkedHashMap<>(Map.of("os", new Json.Text("macos")));
    Map<String, Json> props = new LinkedHashMap<>(Map.of("stream", Json.TRUE));
    var sender = new Sender(null, "s1", false, context);
    var track = new Message.Track(ID, "message_sent", AT, sender, props);

    context.put("os", new Json.Text("changed"));
    props.clear();

    assertEquals(Map.of("os", new Json.Text("macos")), track.sender().context());
    assertEquals(Map.of("stream", Json.TRUE), track.props());
  }

  @Test
  void aMessageCannotBeChanged() {
    var track =
        new Message.Track(
            ID, "a", AT, new Sender(null, null, false, Map.of()), Map.of("x", Json.TRUE));

    assertThrows(UnsupportedOperationException.class, () -> track.props().put("y", Json.TRUE));
    assertThrows(
        UnsupportedOperationException.class, () -> track.sender().context().put("y", Json.TRUE));
  }

  @Test
  void propertiesStayInTheOrderSent() {
    Map<String, Json> props = new LinkedHashMap<>();
    for (String name : List.of("zebra", "apple", "mango")) {
      props.put(name, Json.TRUE);
    }

    var summary = new Message.Summary(ID, AT, new Sender(null, null, false, Map.of()), props);

    assertEquals(List.of("zebra", "apple", "mango"), List.copyOf(summary.props().keySet()));
  }
}
