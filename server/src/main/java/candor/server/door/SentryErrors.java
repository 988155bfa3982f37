package candor.server.door;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was thrown out of an event. Stateless.
 *
 * <p>The dialect lists the innermost cause first and the oldest call first; messages have both the
 * other way round. Of a call its name and place are read. Its source lines, variables and paths are
 * not.
 */
final class SentryErrors {

  /** A chain of causes that is longer repeats itself. */
  private static final int MOST_CAUSES = 32;

  /** Beyond this a stack is a recursion. */
  private static final int MOST_FRAMES = 512;

  private static final Pattern ESCAPED_SEPARATOR = Pattern.compile("%2[Ff]|%5[Cc]");

  private SentryErrors() {}

  /** Returns what was thrown, then its causes; empty when the event has no exception. */
  static List<Thrown> chain(Json.Dictionary event) {
    boolean isJava = event.get("platform") instanceof Json.Text text && text.value().equals("java");
    var chain = new ArrayList<Thrown>();
    for (Json value : last(values(event), MOST_CAUSES)) {
      if (value instanceof Json.Dictionary thrown) {
        chain.add(thrown(thrown, isJava));
      }
    }
    Collections.reverse(chain);
    return chain;
  }

  /** Returns what an event says that has no exception; empty when it says nothing. */
  static List<Thrown> message(Json.Dictionary event) {
    for (String part : new String[] {"message", "logentry"}) {
      String text =
          switch (event.get(part)) {
            case Json.Text plain -> plain.value();
            // Where there is a pattern, what was put into it is not needed to tell errors apart.
            case Json.Dictionary pattern -> first(pattern, "message", "formatted");
            case null, default -> "";
          };
      if (!text.isBlank()) {
        return List.of(new Thrown("message", text, List.of()));
      }
    }
    return List.of();
  }

  /** Tells whether the app went on: as the client says, or else by the level. */
  static boolean isHandled(Json.Dictionary event, String level) {
    boolean said = false;
    for (Json value : values(event)) {
      Json handled =
          value instanceof Json.Dictionary thrown
                  && thrown.get("mechanism") instanceof Json.Dictionary mechanism
              ? mechanism.get("handled")
              : null;
      if (Json.FALSE.equals(handled)) {
        return false;
      }
      said |= Json.TRUE.equals(handled);
    }
    return said || !level.equals("fatal");
  }

  private static List<Json> values(Json.Dictionary event) {
    Json sent = event.get("exception");
    if (sent == null) {
      sent = event.get("sentry.interfaces.Exception");
    }
    return switch (sent) {
      case Json.Array several -> several.items();
      case Json.Dictionary one when one.get("values") instanceof Json.Array several ->
          several.items();
      case Json.Dictionary one when one.get("type") != null || one.get("value") != null ->
          List.of(one);
      case null, default -> List.of();
    };
  }

  private static Thrown thrown(Json.Dictionary thrown, boolean isJava) {
    String type = SentryParts.text(thrown.get("type"));
    String home = SentryParts.text(thrown.get("module"));
    var calls = new ArrayList<Frame>();
    if (thrown.get("stacktrace") instanceof Json.Dictionary stack
        && stack.get("frames") instanceof Json.Array frames) {
      for (Json frame : last(frames.items(), MOST_FRAMES)) {
        if (frame instanceof Json.Dictionary call) {
          calls.add(frame(call, isJava));
        }
      }
    }
    Collections.reverse(calls);
    String name = isJava && !home.isEmpty() ? home + '.' + type : type;
    return new Thrown(name, SentryParts.text(thrown.get("value")), calls);
  }

  /** Calls of Java are named with their class, as Candor's own client names them. */
  private static Frame frame(Json.Dictionary call, boolean isJava) {
    String function = SentryParts.text(call.get("function"));
    String module = name(SentryParts.text(call.get("module")));
    String file = name(first(call, "filename", "abs_path"));
    boolean isClass = isJava && !module.isEmpty() && !file.isEmpty() && !function.isEmpty();
    String place = module.isEmpty() || isClass ? file : module;
    return new Frame(
        isClass ? module + '.' + function : function.equals("?") ? "" : function,
        place.isEmpty() ? null : place,
        number(call.get("lineno")),
        number(call.get("colno")),
        Json.TRUE.equals(call.get("in_app")));
  }

  /** Returns the last part of a path or address, also of one that is written in percent signs. */
  private static String name(String place) {
    String plain = ESCAPED_SEPARATOR.matcher(place).replaceAll("/");
    int end = plain.length();
    for (String mark : new String[] {"?", "#", "%3F", "%3f", "%23"}) {
      int at = plain.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    int from = Math.max(plain.lastIndexOf('/', end - 1), plain.lastIndexOf('\\', end - 1));
    return plain.substring(from + 1, end);
  }

  private static String first(Json.Dictionary from, String one, String other) {
    String text = SentryParts.text(from.get(one));
    return text.isEmpty() ? SentryParts.text(from.get(other)) : text;
  }

  private static int number(@Nullable Json value) {
    return value instanceof Json.Whole whole
        ? (int) Math.max(0, Math.min(whole.value(), Integer.MAX_VALUE))
        : 0;
  }

  private static List<Json> last(List<Json> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
