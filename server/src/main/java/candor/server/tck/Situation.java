package candor.server.tck;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the world that a program finds when it starts. Immutable; each method returns a changed one.
 *
 * @param home where it lives
 * @param endpoint the server that it is pointed at
 * @param key the key that it is given, or null for none
 * @param variables what else its environment says
 * @param input how its standard input ends
 */
record Situation(
    Home home, URI endpoint, @Nullable String key, Map<String, String> variables, Input input) {

  /** Says what follows on the lines that are typed. */
  enum Input {
    /** Nothing; the input is over. */
    ENDS,
    /** Nothing, but the input stays open as if somebody sat there. */
    STAYS
  }

  Situation {
    variables = Map.copyOf(variables);
  }

  /** Is the usual world: a server, a key, input that ends. */
  static Situation of(Home home, URI endpoint) {
    return new Situation(home, endpoint, OneApp.KEY, Map.of(), Input.ENDS);
  }

  Situation at(URI other) {
    return new Situation(home, other, key, variables, input);
  }

  Situation withoutKey() {
    return new Situation(home, endpoint, null, variables, input);
  }

  Situation with(String name, String value) {
    var more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return new Situation(home, endpoint, key, more, input);
  }

  Situation staying() {
    return new Situation(home, endpoint, key, variables, Input.STAYS);
  }
}
