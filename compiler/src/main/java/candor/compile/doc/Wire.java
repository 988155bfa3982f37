package candor.compile.doc;

import candor.compile.doc.Examples.Example;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Client;
import candor.plan.Promises.Identity;
import candor.plan.text.PlanWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts examples into the form in which they travel. No state. */
final class Wire {

  private Wire() {}

  static Json.Dictionary event(String name, Example example) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", new Json.Text(Sample.MESSAGE));
    members.put("name", new Json.Text(name));
    members.put("at", new Json.Text(Sample.MOMENT));
    members.put("props", new Json.Dictionary(example.props()));
    return new Json.Dictionary(members);
  }

  static Json.Dictionary marks() {
    var members = new LinkedHashMap<String, Json>();
    members.put("day", Json.TRUE);
    members.put("week", Json.FALSE);
    members.put("month", Json.FALSE);
    members.put("cohort", new Json.Text("2026-W02"));
    return new Json.Dictionary(members);
  }

  /** Writes the summary as it travels: by itself, or as the document of the usage dialect. */
  static Json.Dictionary summary(Plan plan, Example example) {
    var members = new LinkedHashMap<String, Json>();
    if (plan.client().transport() != Client.Transport.USAGE) {
      members.put("id", new Json.Text(Sample.MESSAGE));
      members.put("at", new Json.Text(Sample.MOMENT));
      members.putAll(example.props());
      return new Json.Dictionary(members);
    }
    var name = plan.identity().wireName();
    if (plan.identity().model() == Identity.Model.INSTALL) {
      members.put(name == null ? "install" : name, new Json.Text(Sample.INSTALL));
    }
    members.put("timestamp", new Json.Text(Sample.MOMENT));
    members.putAll(example.context());
    members.put("metrics", new Json.Dictionary(example.props()));
    return new Json.Dictionary(members);
  }

  /** Writes a whole request with the given event or summary. */
  static Json.Dictionary batch(Plan plan, @Nullable String event, Example example) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("plan", new Json.Text(PlanWriter.hash(plan)));
    members.put("app", new Json.Text(plan.app().id()));
    members.put("sent_at", new Json.Text(Sample.MOMENT));
    if (plan.identity().model() == Identity.Model.INSTALL) {
      members.put("install", new Json.Text(Sample.INSTALL));
    }
    members.put("session", new Json.Text(Sample.SESSION));
    members.put("debug", Json.FALSE);
    members.put("context", new Json.Dictionary(example.context()));
    if (event == null) {
      members.put("summary", summary(plan, example));
    } else {
      members.put("events", new Json.Array(List.of(event(event, example))));
    }
    if (WhoYouAre.hasMarks(plan)) {
      members.put("marks", marks());
    }
    return new Json.Dictionary(members);
  }
}
