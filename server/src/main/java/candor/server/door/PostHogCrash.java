package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads crash reports in the dialect of PostHog. Of a frame only names and places are taken: lines
 * of source, variables and directories stay out before anything is judged. No state.
 */
final class PostHogCrash {

  /** A chain of causes that is longer repeats itself. */
  private static final int MOST_CAUSES = 32;

  /** Beyond this a stack is a recursion. */
  private static final int MOST_FRAMES = 512;

  private PostHogCrash() {}

  static Message.Crash read(UUID id, Instant at, Sender sender, Map<String, Json> properties) {
    var chain = new ArrayList<Thrown>();
    boolean handled = !new Json.Text("fatal").equals(properties.get("$exception_level"));
    for (Json each : first(properties.get("$exception_list"), MOST_CAUSES)) {
      if (each instanceof Json.Dictionary thrown) {
        if (thrown.get("mechanism") instanceof Json.Dictionary how && chain.isEmpty()) {
          handled = handled && !Json.FALSE.equals(how.get("handled"));
        }
        var frames =
            thrown.get("stacktrace") instanceof Json.Dictionary stack
                ? frames(stack.get("frames"))
                : List.<Frame>of();
        chain.add(new Thrown(text(thrown, "type"), text(thrown, "value"), frames));
      }
    }
    if (chain.isEmpty()) {
      old(properties, chain);
    }
    return new Message.Crash(id, at, sender, handled, chain);
  }

  /** Reads the form of older clients, which tell no frames that could be read. */
  private static void old(Map<String, Json> properties, List<Thrown> chain) {
    var all = new Json.Dictionary(properties);
    String type = text(all, "$exception_type");
    String message = text(all, "$exception_message");
    if (!type.isEmpty() || !message.isEmpty()) {
      chain.add(new Thrown(type, message, List.of()));
    }
  }

  /** Reads frames, innermost call first; all clients but those of Java send them the other way. */
  private static List<Frame> frames(@Nullable Json sent) {
    List<Json> all = sent instanceof Json.Array array ? array.items() : List.of();
    boolean java =
        !all.isEmpty()
            && all.getFirst() instanceof Json.Dictionary frame
            && text(frame, "platform").equals("java");
    var frames = new ArrayList<Frame>();
    for (Json each : java ? all : all.reversed()) {
      if (each instanceof Json.Dictionary frame && frames.size() < MOST_FRAMES) {
        frames.add(frame(frame));
      }
    }
    return Collections.unmodifiableList(frames);
  }

  private static Frame frame(Json.Dictionary frame) {
    String module = text(frame, "module");
    String file = text(frame, "filename");
    String named = module.isEmpty() ? file : module;
    return new Frame(
        text(frame, "function"),
        named.isEmpty() ? null : named,
        place(frame, "lineno"),
        place(frame, "colno"),
        Json.TRUE.equals(frame.get("in_app")));
  }

  private static List<Json> first(@Nullable Json list, int most) {
    List<Json> items = list instanceof Json.Array array ? array.items() : List.of();
    return items.subList(0, Math.min(items.size(), most));
  }

  private static String text(Json.Dictionary part, String name) {
    return part.get(name) instanceof Json.Text text ? text.value() : "";
  }

  private static int place(Json.Dictionary part, String name) {
    return part.get(name) instanceof Json.Whole whole
        ? Math.clamp(whole.value(), 0, Integer.MAX_VALUE)
        : 0;
  }
}
