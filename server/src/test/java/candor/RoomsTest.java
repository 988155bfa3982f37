package candor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Is the map of rooms: what each may import. Every arrow points down; a new room is a new line. */
final class RoomsTest {

  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    room("candor.json");
    room("candor.event", "candor.json");
    room("candor.redact");
    room("candor.plan", "candor.redact", "candor.event", "candor.json");
    room("candor.plan.canonical", "candor.plan", "candor.json");
    room("candor.plan.fingerprint", "candor.plan");
    room(
        "candor.plan.text",
        "candor.plan.canonical",
        "candor.plan.fingerprint",
        "candor.plan",
        "candor.event",
        "candor.json");
    room("candor.plan.change", "candor.plan", "candor.json");
    room("candor.sdk.typed");
    room("candor.sdk.ring", "candor.sdk.typed", "candor.plan", "candor.event", "candor.json");
    room("candor.sdk.consent", "candor.plan", "candor.event", "candor.json");
    room("candor.sdk.probe", "candor.plan", "candor.event", "candor.json");
    room("candor.sdk.outbox", "candor.plan", "candor.event", "candor.json");
    room(
        "candor.sdk",
        "candor.sdk.typed",
        "candor.sdk.ring",
        "candor.sdk.consent",
        "candor.sdk.probe",
        "candor.sdk.outbox",
        "candor.plan.canonical",
        "candor.plan",
        "candor.event",
        "candor.json");
    room(
        "candor.sdk.verbs",
        "candor.sdk",
        "candor.sdk.typed",
        "candor.sdk.consent",
        "candor.sdk.outbox",
        "candor.plan",
        "candor.json");
    room("candor.compile.output", "candor.plan");
    room("candor.compile.usage", "candor.plan.text", "candor.plan");
    room("candor.compile.java", "candor.compile.output", "candor.plan.text", "candor.plan");
    room(
        "candor.compile.doc",
        "candor.compile.output",
        "candor.plan.text",
        "candor.plan",
        "candor.event",
        "candor.json");
    room(
        "candor.compile.schema",
        "candor.compile.output",
        "candor.plan.text",
        "candor.plan",
        "candor.json");
    room(
        "candor.compile.check",
        "candor.plan.text",
        "candor.plan.fingerprint",
        "candor.plan",
        "candor.json");
    room(
        "candor.compile",
        "candor.compile.doc",
        "candor.compile.java",
        "candor.compile.usage",
        "candor.compile.schema",
        "candor.compile.check",
        "candor.compile.output",
        "candor.plan.change",
        "candor.plan.text",
        "candor.plan",
        "candor.event",
        "candor.json");
    room("candor.server.http");
    room("candor.server.log");
    room("candor.server.delivery", "candor.plan", "candor.event", "candor.json");
    room("candor.server.registry", "candor.plan.text", "candor.plan", "candor.json");
    room("candor.server.notes", "candor.server.registry", "candor.json");
    room(
        "candor.server.observe",
        "candor.server.registry",
        "candor.compile",
        "candor.plan.text",
        "candor.event",
        "candor.json");
    room("candor.server.people");
    room("candor.server.symbol");
    room("candor.server.crash", "candor.server.symbol", "candor.event");
    room(
        "candor.server.mapping",
        "candor.server.crash",
        "candor.server.registry",
        "candor.redact",
        "candor.event");
    room("candor.server.otlp", "candor.json");
    room("candor.server.zstd");
    room(
        "candor.server.settings",
        "candor.server.notes",
        "candor.server.registry",
        "candor.compile",
        "candor.plan.change",
        "candor.plan.text",
        "candor.plan",
        "candor.json");
    room("candor.server.backup");
    room("candor.server.custody", "candor.plan");
    room(
        "candor.server.store",
        "candor.server.custody",
        "candor.server.delivery",
        "candor.server.people",
        "candor.server.crash",
        "candor.plan",
        "candor.event",
        "candor.json");
    room(
        "candor.server.query",
        "candor.server.store",
        "candor.server.crash",
        "candor.plan",
        "candor.event");
    room(
        "candor.server.export",
        "candor.server.query",
        "candor.server.store",
        "candor.server.custody",
        "candor.json");
    room("candor.server.insight", "candor.server.store", "candor.plan");
    room(
        "candor.server.alert",
        "candor.server.query",
        "candor.server.notes",
        "candor.server.registry",
        "candor.server.http",
        "candor.plan",
        "candor.json");
    room(
        "candor.server.door",
        "candor.server.http",
        "candor.server.otlp",
        "candor.server.zstd",
        "candor.server.registry",
        "candor.plan",
        "candor.event",
        "candor.json");
    room(
        "candor.server.intake",
        "candor.server.door",
        "candor.server.http",
        "candor.server.delivery",
        "candor.server.registry",
        "candor.server.log",
        "candor.plan",
        "candor.event",
        "candor.json");
    room("candor.server.desk.members");
    room("candor.server.desk.pages", "candor.server.desk.members");
    room("candor.server.team", "candor.server.registry", "candor.json");
    room(
        "candor.server.desk",
        "candor.server.desk.members",
        "candor.server.team",
        "candor.server.desk.pages",
        "candor.server.crash",
        "candor.server.mapping",
        "candor.server.alert",
        "candor.server.http",
        "candor.server.notes",
        "candor.server.observe",
        "candor.server.people",
        "candor.server.query",
        "candor.server.registry",
        "candor.server.settings",
        "candor.server.custody",
        "candor.server.export",
        "candor.server.insight",
        "candor.compile",
        "candor.compile.output",
        "candor.plan.change",
        "candor.plan.text",
        "candor.plan",
        "candor.event",
        "candor.json");
    room(
        "candor.server.tck",
        "candor.server.door",
        "candor.server.http",
        "candor.server.registry",
        "candor.plan.text",
        "candor.plan",
        "candor.event",
        "candor.json");
    room("candor.server.demo", "candor.plan.text", "candor.plan", "candor.json");
    room(
        "candor.server",
        "candor.server.crash",
        "candor.server.mapping",
        "candor.server.notes",
        "candor.server.observe",
        "candor.server.people",
        "candor.server.settings",
        "candor.server.alert",
        "candor.server.http",
        "candor.server.log",
        "candor.server.delivery",
        "candor.server.registry",
        "candor.server.backup",
        "candor.server.custody",
        "candor.server.store",
        "candor.server.query",
        "candor.server.export",
        "candor.server.insight",
        "candor.server.door",
        "candor.server.intake",
        "candor.server.desk",
        "candor.server.demo",
        "candor.server.tck",
        "candor.compile.schema",
        "candor.compile.check",
        "candor.compile.output",
        "candor.compile",
        "candor.sdk.verbs",
        "candor.sdk.consent",
        "candor.sdk",
        "candor.plan.change",
        "candor.plan.text",
        "candor.plan",
        "candor.event",
        "candor.json");
  }

  private static void room(String name, String... below) {
    MAY_IMPORT.put(name, new LinkedHashSet<>(List.of(below)));
  }

  private static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("candor");
  }

  @Test
  void everyRoomIsOnTheMap() {
    var found = new TreeSet<String>();
    production().forEach(type -> found.add(type.getPackageName()));
    found.removeAll(MAY_IMPORT.keySet());
    assertEquals(Set.of(), found, "rooms that are not on the map");
  }

  @Test
  void everyArrowIsOnTheMap() {
    var wrong = new TreeSet<String>();
    for (JavaClass type : production()) {
      String from = type.getPackageName();
      Set<String> allowed = MAY_IMPORT.getOrDefault(from, Set.of());
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (to.startsWith("candor") && !to.equals(from) && !allowed.contains(to)) {
          wrong.add(from + " -> " + to + " (" + type.getSimpleName() + ")");
        }
      }
    }
    assertEquals(Set.of(), wrong, "arrows that are not on the map");
  }

  @Test
  void theMapHasNoCycle() {
    var done = new LinkedHashSet<String>();
    for (int i = 0; i < MAY_IMPORT.size(); i++) {
      MAY_IMPORT.entrySet().stream()
          .filter(room -> done.containsAll(room.getValue()))
          .forEach(room -> done.add(room.getKey()));
    }
    assertEquals(MAY_IMPORT.keySet(), done);
  }
}
