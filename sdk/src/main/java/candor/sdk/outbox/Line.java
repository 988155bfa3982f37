package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes admitted messages as lines of a batch. Stateless. */
final class Line {

  private Line() {}

  /** Returns the head that messages of a sender share. */
  static String head(String plan, String app, Sender sender) {
    var writer = new JsonWriter().open().name("plan").text(plan).name("app").text(app);
    optional(writer, "install", sender.install());
    optional(writer, "session", sender.session());
    writer.name("debug").value(sender.debug() ? Json.TRUE : Json.FALSE);
    writer.name("context").object(sender.context());
    return text(writer.close());
  }

  private static void optional(JsonWriter writer, String name, @Nullable String value) {
    if (value != null) {
      writer.name(name).text(value);
    }
  }

  static String of(Message message) {
    if (message instanceof Message.Track track) {
      return "E" + event(track);
    }
    if (message instanceof Message.Summary summary) {
      return "S" + summary(summary);
    }
    if (message instanceof Message.Marks marks) {
      return "M" + marks(marks);
    }
    if (message instanceof Message.Crash crash) {
      return "C" + report(message, crash.id(), Reports.members(crash));
    }
    if (message instanceof Message.Feedback feedback) {
      return "F" + report(message, feedback.id(), Reports.members(feedback));
    }
    if (message instanceof Message.Erase) {
      return "X{}";
    }
    throw new AssertionError("a kind of message without a line");
  }

  private static String event(Message.Track track) {
    var writer = new JsonWriter().open().name("id").text(track.id().toString());
    writer.name("name").text(track.name()).name("at").text(Moments.text(track.at()));
    return text(writer.name("props").object(track.props()).close());
  }

  private static String summary(Message.Summary summary) {
    var members = new LinkedHashMap<>(summary.props());
    members.putIfAbsent("id", new Json.Text(summary.id().toString()));
    members.putIfAbsent("at", new Json.Text(Moments.text(summary.at())));
    return JsonWriter.write(new Json.Dictionary(members));
  }

  private static String report(Message message, UUID id, Map<String, Json> members) {
    var all = new LinkedHashMap<String, Json>();
    all.put("id", new Json.Text(id.toString()));
    all.put("at", new Json.Text(Moments.text(message.at())));
    all.putAll(members);
    return JsonWriter.write(new Json.Dictionary(all));
  }

  private static String marks(Message.Marks marks) {
    var writer = new JsonWriter().open().name("id").text(marks.id().toString());
    writer.name("at").text(Moments.text(marks.at()));
    writer.name("day").value(marks.day() ? Json.TRUE : Json.FALSE);
    writer.name("week").value(marks.week() ? Json.TRUE : Json.FALSE);
    writer.name("month").value(marks.month() ? Json.TRUE : Json.FALSE);
    optional(writer, "cohort", marks.cohort());
    return text(writer.close());
  }

  private static String text(JsonWriter writer) {
    return new String(writer.bytes(), StandardCharsets.UTF_8);
  }
}
