package candor.compile.java;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.text.JavaNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which closed list becomes which enum. For use by one thread.
 *
 * <p>A named vocabulary, and a list that several events use, is an enum of the package; a list of
 * one event stands inside that event. All enums of the package must have their names before the
 * first inner one gets its own.
 */
final class ClosedLists {

  private final TypeNames names;
  private final Map<String, PropertyType.Vocabulary> vocabularies;
  private final Map<Object, TreeSet<String>> owners = new HashMap<>();
  private final Map<Object, ClosedList> shared = new HashMap<>();
  private final Map<String, ClosedList> named = new TreeMap<>();
  private final Map<String, List<ClosedList>> inner = new TreeMap<>();
  private final Map<String, ClosedList> uses = new HashMap<>();
  private final Set<ClosedList> several = new HashSet<>();
  private final Set<ClosedList> used = new HashSet<>();

  ClosedLists(Plan plan, TypeNames names) {
    this.names = names;
    this.vocabularies = new TreeMap<>(plan.vocabularies());
  }

  /** Notes where lists stand; every owner is noted before the first one is named. */
  void note(String owner, Map<String, Property> properties) {
    for (Property property : properties.values()) {
      if (ClosedList.isClosed(property.type())) {
        var identity = ClosedList.identity(property.type());
        owners.computeIfAbsent(identity, type -> new TreeSet<>()).add(owner);
      }
    }
  }

  /** Names what belongs to the package. */
  void nameShared(Map<String, Property> properties) {
    new TreeMap<>(properties)
        .forEach((name, property) -> {
          if (ClosedList.isClosed(property.type())) {
            nameShared(name, property.type());
          }
        });
  }

  private void nameShared(String name, PropertyType type) {
    var identity = ClosedList.identity(type);
    var vocabulary = vocabulary(name, type);
    if (vocabulary != null) {
      named.computeIfAbsent(vocabulary, word -> outer(word, type));
    } else if (Objects.requireNonNull(owners.get(identity)).size() > 1) {
      shared.computeIfAbsent(identity, same -> outer(name, type));
    }
  }

  private ClosedList outer(String name, PropertyType type) {
    return ClosedList.of(names.take(JavaNames.upperCamel(name), "Value"), name, type);
  }

  /** Names what belongs to one owner, inside it. */
  void nameInner(String owner, TypeNames inside, Map<String, Property> properties) {
    new TreeMap<>(properties)
        .forEach((name, property) -> {
          if (ClosedList.isClosed(property.type())) {
            var list = list(owner, inside, name, property.type());
            uses.put(owner + " " + name, list);
            if (property.type() instanceof PropertyType.EnumList) {
              several.add(list);
            }
          }
        });
  }

  private ClosedList list(String owner, TypeNames inside, String name, PropertyType type) {
    var vocabulary = vocabulary(name, type);
    if (vocabulary != null) {
      return Objects.requireNonNull(named.get(vocabulary));
    }
    var ofAll = shared.get(ClosedList.identity(type));
    if (ofAll != null) {
      return ofAll;
    }
    var list = ClosedList.of(inside.take(JavaNames.upperCamel(name), "Value"), name, type);
    inner.computeIfAbsent(owner, all -> new ArrayList<>()).add(list);
    return list;
  }

  /** Returns the name of the vocabulary that a list is; its own name counts more than the order. */
  private @Nullable String vocabulary(String name, PropertyType type) {
    if (!(ClosedList.identity(type) instanceof PropertyType.Enumeration one)) {
      return null;
    }
    if (one.vocabulary().equals(vocabularies.get(name))) {
      return name;
    }
    return vocabularies.entrySet().stream()
        .filter(entry -> entry.getValue().equals(one.vocabulary()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Returns the enum of a property. */
  ClosedList of(String owner, String property) {
    var list = Objects.requireNonNull(uses.get(owner + " " + property));
    used.add(list);
    return list;
  }

  /**
   * Returns the enum for some values of a list only: a vocabulary of just these, or an inner one.
   */
  ClosedList part(String owner, TypeNames inside, String wanted, List<String> values) {
    for (var entry : named.entrySet()) {
      if (entry.getValue().values().size() == values.size()
          && values.containsAll(entry.getValue().values())) {
        used.add(entry.getValue());
        return entry.getValue();
      }
    }
    for (ClosedList earlier : inner.getOrDefault(owner, List.of())) {
      if (earlier.tier() == null && earlier.values().equals(values)) {
        return earlier;
      }
    }
    var type = inside.take(JavaNames.upperCamel(wanted), "Value");
    var list = new ClosedList(type, wanted, values, Map.of(), null);
    used.add(list);
    inner.computeIfAbsent(owner, all -> new ArrayList<>()).add(list);
    return list;
  }

  /** Says whether several values of the list can be given at once. */
  boolean isGivenInSets(ClosedList list) {
    return several.contains(list);
  }

  /** Returns the enums of the package that something takes, once everything is written. */
  List<ClosedList> ofPackage() {
    return Stream.concat(named.values().stream(), shared.values().stream())
        .filter(used::contains)
        .sorted(Comparator.comparing(ClosedList::type))
        .toList();
  }

  /** Returns the enums inside an owner that something in it takes, once that is written. */
  List<ClosedList> inside(String owner) {
    return inner.getOrDefault(owner, List.of()).stream().filter(used::contains).toList();
  }
}
