package candor.compile.usage;

import candor.plan.Plan;
import candor.plan.text.Node;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Is a plan and the document it was read from, so that findings can point into the file.
 *
 * @param file how the file is called in findings
 * @param document the document
 * @param plan the plan that the document holds
 */
public record PlanSource(String file, Node document, Plan plan) {

  /** What the generated summary answers when it is asked for its place. */
  private static final int SUMMARY = -1;

  /** Returns the names of the events by their places, the summary among them. */
  Map<Integer, String> names() {
    var names = new TreeMap<Integer, String>();
    var summary = plan.summary();
    if (summary != null) {
      names.put(SUMMARY, summary.name());
    }
    int place = 0;
    for (String name : new TreeSet<>(plan.events().keySet())) {
      names.put(place++, name);
    }
    return names;
  }

  boolean isSummary(String name) {
    return !plan.events().containsKey(name);
  }

  boolean isReserved(String name) {
    var event = plan.events().get(name);
    return event != null && event.reserved();
  }

  /** Returns the path of an event or the summary in the file. */
  String path(String event) {
    return event.isEmpty() ? "" : isSummary(event) ? "summary" : "events." + event;
  }

  /** Returns where an event or the summary stands in the file, or the start of the file. */
  Node find(String event) {
    if (event.isEmpty()) {
      return document;
    }
    var entry = entry(document, isSummary(event) ? "summary" : "events");
    if (entry != null && !isSummary(event)) {
      entry = entry(entry.value(), event);
    }
    return entry == null ? document : entry.key();
  }

  private static Node.@Nullable Entry entry(Node node, String key) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
    }
    return null;
  }
}
