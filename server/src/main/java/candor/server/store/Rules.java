package candor.server.store;

import candor.plan.Plan;
import candor.plan.Promises;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what events do to the memory of an install, over all plan versions. Immutable.
 *
 * @param identity the identity model of the plan adopted last
 * @param summary the name under which summaries are stored
 * @param counters the counters by the event that raises them
 * @param person what is remembered, by its name
 */
record Rules(
    Promises.Identity.Model identity,
    String summary,
    Map<String, List<String>> counters,
    Map<String, Plan.PersonProperty> person) {

  /** Is what holds before any plan was adopted: rows only. */
  static final Rules NONE =
      new Rules(Promises.Identity.Model.INSTALL, "summary", Map.of(), Map.of());

  Rules {
    counters = Map.copyOf(counters);
    person = new LinkedHashMap<>(person);
  }

  /** Returns these rules together with those of another version, which wins where they differ. */
  Rules with(Plan plan) {
    var raised = new HashMap<String, List<String>>();
    counters.forEach((event, names) -> raised.put(event, new ArrayList<>(names)));
    plan.counters()
        .forEach((name, counter) -> {
          for (String event : counter.raisedBy()) {
            var names = raised.computeIfAbsent(event, e -> new ArrayList<>());
            if (!names.contains(name)) {
              names.add(name);
            }
          }
        });
    var remembered = new LinkedHashMap<>(person);
    remembered.putAll(plan.person());
    Plan.Summary document = plan.summary();
    return new Rules(
        plan.identity().model(), document == null ? summary : document.name(), raised, remembered);
  }
}
