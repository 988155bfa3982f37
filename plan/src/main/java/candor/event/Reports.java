package candor.event;

import candor.event.Thrown.Frame;
import candor.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes crash reports and feedback as JSON and reads them back: one form for the wire, the log and
 * the store. Stateless.
 *
 * <p>A crash is {@code {"handled":…,"chain":[{"type":…,"message":…,"frames":[{"function":…,
 * "module":…,"line":…,"column":…,"own":…}]}]}}, feedback {@code {"kind":…,"text":…,"email":…}}.
 * What says nothing is left out; other members are not read.
 */
public final class Reports {

  /** A chain of causes that is longer repeats itself. */
  private static final int MOST_CAUSES = 32;

  /** Beyond this a stack is a recursion. */
  private static final int MOST_FRAMES = 512;

  private Reports() {}

  /**
   * Writes a crash, without its id, time and sender.
   *
   * @param crash the report
   * @return its members
   */
  public static Map<String, Json> members(Message.Crash crash) {
    var members = new LinkedHashMap<String, Json>();
    members.put("handled", crash.handled() ? Json.TRUE : Json.FALSE);
    var chain = new ArrayList<Json>();
    crash.chain().forEach(thrown -> chain.add(new Json.Dictionary(members(thrown))));
    members.put("chain", new Json.Array(chain));
    return members;
  }

  private static Map<String, Json> members(Thrown thrown) {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", new Json.Text(thrown.type()));
    members.put("message", new Json.Text(thrown.message()));
    var frames = new ArrayList<Json>();
    thrown.frames().forEach(frame -> frames.add(new Json.Dictionary(members(frame))));
    members.put("frames", new Json.Array(frames));
    return members;
  }

  private static Map<String, Json> members(Frame frame) {
    var members = new LinkedHashMap<String, Json>();
    members.put("function", new Json.Text(frame.function()));
    put(members, "module", frame.module());
    if (frame.line() > 0) {
      members.put("line", new Json.Whole(frame.line()));
    }
    if (frame.column() > 0) {
      members.put("column", new Json.Whole(frame.column()));
    }
    if (frame.own()) {
      members.put("own", Json.TRUE);
    }
    return members;
  }

  /**
   * Writes feedback, without its id, time and sender.
   *
   * @param feedback what was typed
   * @return its members
   */
  public static Map<String, Json> members(Message.Feedback feedback) {
    var members = new LinkedHashMap<String, Json>();
    members.put("kind", new Json.Text(feedback.kind()));
    members.put("text", new Json.Text(feedback.text()));
    put(members, "email", feedback.email());
    return members;
  }

  private static void put(Map<String, Json> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, new Json.Text(value));
    }
  }

  /**
   * Reads a crash. Missing parts are taken for unknown; what is no error or frame is left out.
   *
   * @param id its id
   * @param at when it happened
   * @param sender the setting
   * @param members what {@link #members(Message.Crash)} writes, or something like it
   * @return the report; its chain is empty when there was nothing to read
   */
  public static Message.Crash crash(UUID id, Instant at, Sender sender, Map<String, Json> members) {
    var chain = new ArrayList<Thrown>();
    for (Json thrown : first(members.get("chain"), MOST_CAUSES)) {
      if (thrown instanceof Json.Dictionary d) {
        chain.add(new Thrown(text(d, "type"), text(d, "message"), frames(d.get("frames"))));
      }
    }
    return new Message.Crash(id, at, sender, Json.TRUE.equals(members.get("handled")), chain);
  }

  private static List<Frame> frames(@Nullable Json sent) {
    var frames = new ArrayList<Frame>();
    for (Json frame : first(sent, MOST_FRAMES)) {
      if (frame instanceof Json.Dictionary d) {
        var module = d.get("module") instanceof Json.Text text ? text.value() : null;
        boolean own = Json.TRUE.equals(d.get("own"));
        frames.add(
            new Frame(text(d, "function"), module, place(d, "line"), place(d, "column"), own));
      }
    }
    return frames;
  }

  private static List<Json> first(@Nullable Json list, int most) {
    var items = list instanceof Json.Array array ? array.items() : List.<Json>of();
    return items.subList(0, Math.min(items.size(), most));
  }

  private static int place(Json.Dictionary part, String name) {
    return part.get(name) instanceof Json.Whole whole
        ? (int) Math.max(0, Math.min(whole.value(), Integer.MAX_VALUE))
        : 0;
  }

  /**
   * Reads feedback. Missing parts are taken for empty.
   *
   * @param id its id
   * @param at when it was sent
   * @param sender the setting
   * @param members what {@link #members(Message.Feedback)} writes, or something like it
   * @return the feedback
   */
  public static Message.Feedback feedback(
      UUID id, Instant at, Sender sender, Map<String, Json> members) {
    var part = new Json.Dictionary(members);
    var email = members.get("email") instanceof Json.Text text ? text.value() : null;
    return new Message.Feedback(id, at, sender, text(part, "kind"), text(part, "text"), email);
  }

  private static String text(Json.Dictionary part, String name) {
    return part.get(name) instanceof Json.Text text ? text.value() : "";
  }
}
