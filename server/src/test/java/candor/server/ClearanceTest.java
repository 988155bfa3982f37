package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.registry.FileRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClearanceTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path data;

  private List<String> left(Duration later, Set<String> reported) throws Exception {
    Plan plan = Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan());
    var registry = FileRegistry.open(data);
    registry.adopt(plan);
    var shelf = MappingShelf.open(data.resolve("symbols"), NOON);
    for (String release : List.of("1.0", "2.0+7")) {
      byte[] file = "org.example.A -> a.a:\n".getBytes(StandardCharsets.UTF_8);
      shelf.add(
          "dimmy", new MappingShelf.Wanted(release, null, ""), new ByteArrayInputStream(file));
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

  @Test
  void aMappingMayWaitForTheFirstCrash() throws Exception {
    assertEquals(List.of("1.0", "2.0+7"), left(Duration.ofMinutes(-1), Set.of()));
  }
}
