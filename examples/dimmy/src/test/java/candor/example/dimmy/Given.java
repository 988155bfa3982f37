package candor.example.dimmy;

import candor.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a machine with the app and a server that listens. */
class Given {

  @TempDir Path home;
  Receiver receiver;
  Box box;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    box = new Box(home, receiver.address());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  static Json text(String value) {
    return new Json.Text(value);
  }

  static Json whole(long value) {
    return new Json.Whole(value);
  }

  static String string(Map<String, Json> props, String name) {
    if (props.get(name) instanceof Json.Text text) {
      return text.value();
    }
    throw new AssertionError(name + " is no text in " + props);
  }

  static double number(Map<String, Json> props, String name) {
    Json value = props.get(name);
    if (value instanceof Json.Whole whole) {
      return whole.value();
    }
    if (value instanceof Json.Decimal decimal) {
      return decimal.value();
    }
    throw new AssertionError(name + " is no number in " + props);
  }
}
