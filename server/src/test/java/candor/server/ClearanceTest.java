package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.registry.FileRegistry;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClearanceTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path data;

  private static void add(MappingShelf shelf, String app, String release) throws Exception {
    byte[] file = "org.example.A -> a.a:\n".getBytes(StandardCharsets.UTF_8);
    shelf.add(app, new MappingShelf.Wanted(release, null, ""), new ByteArrayInputStream(file));
  }

  private List<String> left(Duration later, Set<String> reported) throws Exception {
    Plan plan = Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan());
    var registry = FileRegistry.open(data);
    registry.adopt(plan);
    var shelf = MappingShelf.open(data.resolve("symbols"), NOON);
    for (String release : List.of("1.0", "2.0+7")) {
      add(shelf, "dimmy", release);
    }
    var clock = Clock.offset(NOON, later.plusDays(plan.retention().crashes()));
    new Clearance(registry, shelf, app -> reported, clock).run();
    return shelf.all("dimmy").stream().map(Mapping::release).toList();
  }

  @Test
  void aMappingGoesWhenNoReportCanNeedIt() throws Exception {
    assertEquals(List.of(), left(Duration.ofMinutes(1), Set.of("3.0")));
  }

  @Test
  void aMappingStaysAsLongAsItsReleaseHasReports() throws Exception {
    assertEquals(List.of("2.0+7"), left(Duration.ofMinutes(1), Set.of("2.0")));
  }

  private static Message crash(long id, boolean debug, String release) {
    var sender = new Sender(null, null, debug, Map.of("version", new Json.Text(release)));
    var chain = List.of(new Thrown("Broken", "", List.of()));
    return new Message.Crash(Samples.id(id), Samples.NOON, sender, false, chain);
  }

  @Test
  void reportsOfDevelopersCountAsThoseOfPeople() throws Exception {
    Plan plan = Samples.plan("shop", Model.INSTALL);
    var registry = FileRegistry.open(data);
    registry.adopt(plan);
    var shelf = MappingShelf.open(data.resolve("symbols"), NOON);
    for (String release : List.of("1.0.0", "2.0.0", "3.0.0")) {
      add(shelf, "shop", release);
    }
    var clock = Clock.offset(NOON, Duration.ofDays(plan.retention().crashes() + 1));
    try (Store store = EmbeddedStore.open(data.resolve("store"), StoreOptions.DEFAULT)) {
      store.adopt(plan);
      var reports = List.of(crash(1, true, "1.0.0"), crash(2, false, "2.0.0"));
      store.apply(List.of(new Delivery(1, "shop", "sha256:1", Samples.NOON, reports, Map.of())));

      Clearance.of(store, registry, shelf, clock).run();
    }
    assertEquals(
        List.of("1.0.0", "2.0.0"), shelf.all("shop").stream().map(Mapping::release).toList());
  }

  @Test
  void aMappingMayWaitForTheFirstCrash() throws Exception {
    assertEquals(List.of("1.0", "2.0+7"), left(Duration.ofMinutes(-1), Set.of()));
  }
}
