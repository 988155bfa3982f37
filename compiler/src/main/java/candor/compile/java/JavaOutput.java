package candor.compile.java;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the typed client API of an app: a record for each event, an enum for each closed list, and
 * the plan itself. Stateless, so safe for use by many threads.
 */
public final class JavaOutput implements Output {

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String what() {
    return "Writes the typed client API in Java 17.";
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public List<Artifact> write(Plan plan, OutputOptions options) {
    var api = new Api(plan, options.javaPackage());
    var all = new ArrayList<>(TelemetryFiles.of(api));
    int place = 0;
    for (String event : api.events().keySet()) {
      all.add(EventFile.of(api, event, place++));
    }
    var summary = plan.summary();
    if (summary != null && api.summary() != null) {
      all.add(SummaryFile.of(api, summary, api.summary()));
    }
    if (!plan.context().isEmpty()) {
      all.add(ContextFile.of(api));
    }
    all.addAll(PeopleFiles.of(api));
    api.hashes().forEach((hash, type) -> all.add(HashFile.of(api, hash, type)));
    // Parts of lists are found while events are written, so lists come last.
    api.lists().ofPackage().forEach(list -> all.add(EnumCode.file(api, list)));
    all.sort(Comparator.comparing(Artifact::path));
    return List.copyOf(all);
  }
}
