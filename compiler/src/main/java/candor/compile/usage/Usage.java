package candor.compile.usage;

import candor.compile.usage.ClassFile.Call;
import candor.compile.usage.ClassFile.Method;
import candor.compile.usage.UsageReport.Finding;
import candor.plan.text.PlanWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares what an app's classes emit with what its plan holds. For one comparison.
 *
 * <p>An event counts as emitted where a class that was not generated calls the generated API so
 * that the event is made and is not thrown away at once. What such a call comes to is followed
 * through the generated code; the app's own code is not followed.
 *
 * <p>The limits: a call counts although it may never run; an event that is made, kept and never
 * handed on counts; only plain forms of reflection are seen; classes in the packages of Candor
 * itself are believed; and what an app sends by other means, such as an HTTP client of its own,
 * does not show.
 */
public final class Usage {

  /** Classes of Candor itself, which an app may carry in its jar. */
  private static final List<String> CANDOR =
      List.of("candor/sdk/", "candor/plan/", "candor/event/", "candor/json/");

  private static final Comparator<CallSite> IN_ORDER =
      Comparator.comparing(CallSite::file)
          .thenComparingInt(CallSite::line)
          .thenComparing(CallSite::type)
          .thenComparing(CallSite::method);

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file)
          .thenComparingInt(finding -> finding.problem().line())
          .thenComparing(finding -> finding.problem().id());

  private final PlanSource source;
  private final Map<Integer, String> names;
  private final ClassFiles classes;
  private final GeneratedApi api;
  private final List<Finding> inPlan = new ArrayList<>();
  private final List<Finding> inCode = new ArrayList<>();
  private final Map<String, List<CallSite>> emissions = new TreeMap<>();
  private boolean recorded;

  private Usage(PlanSource source, ClassFiles classes, Set<String> generated) {
    this.source = source;
    this.names = source.names();
    this.classes = classes;
    this.api = new GeneratedApi(classes, generated);
  }

  /**
   * Compares.
   *
   * @param source the plan
   * @param classes the classes of the app, the generated ones among them
   * @param generated the names with slashes of the generated classes that stand in no other, such
   *     as {@code com/example/telemetry/Telemetry}
   * @return where events are emitted, and what is wrong
   */
  public static UsageReport of(PlanSource source, ClassFiles classes, Set<String> generated) {
    return new Usage(source, classes, generated).report();
  }

  private UsageReport report() {
    names.values().forEach(name -> emissions.put(name, new ArrayList<>()));
    if (api.isEmpty()) {
      var message = "the generated API is not among the classes";
      inPlan(UsageRule.NO_API, "", message, "Name the place that it was compiled to as well.");
    } else if (!api.isOf(PlanWriter.hash(source.plan()), names.keySet())) {
      var message = "the classes hold the API of another plan";
      inPlan(UsageRule.OTHER_PLAN, "", message, "Generate it again and compile.");
    } else {
      lookAtCode();
      judge();
    }
    emissions.replaceAll((event, sites) -> sites.stream().distinct().sorted(IN_ORDER).toList());
    inCode.sort(BY_PLACE);
    return new UsageReport(emissions, Stream.of(inPlan, inCode).flatMap(List::stream).toList());
  }

  private void lookAtCode() {
    var bypasses = new Bypasses(classes, api);
    for (ClassFile file : classes.all()) {
      if (!api.holds(file.name()) && CANDOR.stream().noneMatch(file.name()::startsWith)) {
        bypasses.look(file);
        file.methods().forEach(method -> look(file, method));
      }
    }
    inCode.addAll(bypasses.found());
  }

  private void look(ClassFile file, Method method) {
    for (Call call : method.calls()) {
      var outcome = api.outcome(call);
      recorded |= outcome.records();
      for (int place : outcome.places()) {
        var event = names.get(place);
        var site = CallSite.of(file, method, call.line());
        if (call.thrownAway() && !outcome.records()) {
          inCode(UsageRule.THROWN_AWAY, site, event + " is made here and thrown away");
        } else {
          emissions.computeIfAbsent(event, name -> new ArrayList<>()).add(site);
        }
      }
    }
  }

  private void judge() {
    emissions.forEach(this::judge);
    if (!recorded) {
      var message = "an event is made here, but nowhere is any recorded";
      emissions.values().stream()
          .flatMap(List::stream)
          .min(IN_ORDER)
          .ifPresent(site -> inCode(UsageRule.NOTHING_RECORDED, site, message));
    }
  }

  private void judge(String event, List<CallSite> sites) {
    if (sites.isEmpty() && !source.isReserved(event)) {
      var message = "no class emits " + event;
      var remedy =
          source.isSummary(event)
              ? "Emit it or take it out of the plan."
              : "Emit it, take it out of the plan, or mark it reserved: true.";
      inPlan(UsageRule.NOT_EMITTED, event, message, remedy);
    } else if (!sites.isEmpty() && source.isReserved(event)) {
      var message = event + " is marked reserved, but " + sites.get(0).type() + " emits it";
      inPlan(UsageRule.RESERVED_IS_EMITTED, event, message, "Take reserved out of the plan.");
    }
  }

  private void inPlan(UsageRule rule, String event, String message, String remedy) {
    var at = source.find(event);
    var problem = rule.at(at.line(), at.column(), source.path(event), message, remedy);
    inPlan.add(new Finding(source.file(), problem));
  }

  private void inCode(UsageRule rule, CallSite site, String message) {
    var problem = rule.at(site.line(), 1, site.type(), message, "Hand it to Telemetry.record.");
    inCode.add(new Finding(site.file(), problem));
  }
}
