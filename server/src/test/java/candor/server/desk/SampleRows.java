package candor.server.desk;

import candor.plan.Plan;
import candor.server.custody.Custody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Looks after rows that desks of tests are told of. */
final class SampleRows implements Custody {

  /** The one install of which something is kept, until it is erased. */
  static final UUID INSTALL = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

  static final UUID ORDER = UUID.fromString("0d9f2a6c-0c5d-4c6e-9d8b-6a1f0e7c2b11");

  private static final Map<String, String> LIMITS = Map.of("Largest request", "1 MiB, as sent");

  private SampleRows() {}

  static Sources.Rows of() {
    return of(new SampleRows(), app -> Map.of());
  }

  static Sources.Rows of(Custody custody, Function<String, Map<String, Plan>> versions) {
    var running =
        new Sources.Running(
            (app, install) ->
                install.equals(INSTALL)
                    ? new Sources.Erased(ORDER, SampleDesk.NOON.instant(), 42, Sources.Left.NOTHING)
                    : null,
            () -> Map.of("Room of the store, all apps", 12_345_678L),
            LIMITS);
    return new Sources.Rows(custody, versions, running);
  }

  @Override
  public Swept sweep(String app, Days days, Instant now) {
    throw new AssertionError("no page sweeps");
  }

  @Override
  public Map<Aging, Extent> extents(String app, Days days) {
    int stays = days.newest().events();
    return Map.of(
        Aging.EVENTS, new Extent(98_765, Instant.parse("2026-01-10T08:00:00Z"), stays),
        Aging.CRASHES, new Extent(12, Instant.parse("2026-11-01T00:00:00Z"), stays));
  }

  @Override
  public List<Swept> swept(String app, int limit) {
    var at = Instant.parse("2026-11-24T00:20:00Z");
    return List.of(new Swept(at, at, 1234, 0, 5, 0, 0, 6));
  }

  @Override
  public List<Held> held(String app) {
    return List.of();
  }

  @Override
  public Map<String, List<String>> readable(String app) {
    return Map.of("events", List.of("time"));
  }

  @Override
  public Answer ask(String app, String statement, Bounds bounds) {
    throw new AssertionError("no page asks in SQL");
  }
}
