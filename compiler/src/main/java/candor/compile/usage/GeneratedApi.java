package candor.compile.usage;

import candor.compile.usage.ClassFile.Call;
import candor.compile.usage.ClassFile.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows what a call into the generated API comes to: which events it makes, and whether it records.
 *
 * <p>It follows the calls inside the generated classes and asks no name of them: constructors,
 * factories, builders and short cuts are told apart by what they do. For use by one thread.
 */
final class GeneratedApi {

  private static final String TAKES_EVENT = "Lcandor/sdk/typed/Event;";

  private final ClassFiles classes;
  private final Set<String> outermost;
  private final Map<String, List<Callee>> callees = new HashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<String, Integer> constants = new HashMap<>();
  private final Set<String> hashes = new HashSet<>();

  /** Is a method and the class that holds it. */
  private record Callee(String owner, Method method) {}

  /**
   * Is what a call comes to.
   *
   * @param places the events that it makes, by their places in the plan
   * @param records whether it hands an event to the client
   */
  record Outcome(Set<Integer> places, boolean records) {

    static final Outcome NOTHING = new Outcome(Set.of(), false);

    Outcome {
      places = Set.copyOf(places);
    }
  }

  /**
   * Looks at the generated classes among all.
   *
   * @param outermost the internal names of the generated classes that stand in no other
   */
  GeneratedApi(ClassFiles classes, Set<String> outermost) {
    this.classes = classes;
    this.outermost = Set.copyOf(outermost);
    for (ClassFile file : classes.all()) {
      if (holds(file.name())) {
        file.methods().forEach(method -> add(file, method));
        hashes.addAll(file.hash() == null ? Set.of() : Set.of(file.hash()));
      }
    }
  }

  private void add(ClassFile file, Method method) {
    var key = method.name() + method.descriptor();
    callees.computeIfAbsent(key, k -> new ArrayList<>()).add(new Callee(file.name(), method));
    if (key.equals("place()I") && method.constant() != null) {
      constants.put(file.name(), method.constant());
    }
  }

  boolean holds(String name) {
    return outermost.contains(ClassFile.outermost(name));
  }

  /** Tells whether a text is the name of a generated class. */
  boolean named(String text) {
    return holds(text.replace('.', '/'));
  }

  boolean isEmpty() {
    return callees.isEmpty();
  }

  /** Tells whether it was generated from the plan with a hash and those names at their places. */
  boolean isOf(String hash, Set<Integer> places) {
    return hashes.equals(Set.of(hash)) && places.containsAll(constants.values());
  }

  /** Tells what a call from outside comes to. */
  Outcome outcome(Call call) {
    if (!holds(call.owner())) {
      return Outcome.NOTHING;
    }
    var key = call.owner() + "." + call.name() + call.descriptor();
    return outcomes.computeIfAbsent(key, k -> follow(call));
  }

  private Outcome follow(Call first) {
    var places = new TreeSet<Integer>();
    var records = false;
    var seen = new HashSet<Callee>();
    var open = new ArrayList<>(List.of(first));
    while (!open.isEmpty()) {
      var call = open.remove(open.size() - 1);
      records |= isRecording(call);
      var place = call.name().equals("<init>") ? place(call.owner()) : null;
      if (place != null) {
        places.add(place);
      }
      for (Callee callee : holds(call.owner()) ? meant(call) : List.<Callee>of()) {
        if (seen.add(callee)) {
          open.addAll(callee.method().calls());
        }
      }
    }
    return new Outcome(places, records);
  }

  /** Finds the methods that a call can reach, whatever object stands behind the type. */
  private List<Callee> meant(Call call) {
    return callees.getOrDefault(call.name() + call.descriptor(), List.of()).stream()
        .filter(c -> classes.isA(c.owner(), call.owner()) || classes.isA(call.owner(), c.owner()))
        .toList();
  }

  /** Returns the place that a generated class answers, its own or one from above; or null. */
  private @Nullable Integer place(String type) {
    if (constants.containsKey(type)) {
      return constants.get(type);
    }
    return constants.entrySet().stream()
        .filter(entry -> classes.isA(type, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static boolean isRecording(Call call) {
    return call.owner().startsWith("candor/sdk/") && takesEvent(call);
  }

  static boolean takesEvent(Call call) {
    int end = call.descriptor().indexOf(')');
    return call.descriptor().substring(0, end).contains(TAKES_EVENT);
  }
}
