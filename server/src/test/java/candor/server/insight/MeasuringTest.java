package candor.server.insight;

import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.plan.Promises.Identity.Model;
import candor.plan.Questions.Kpi;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Selection;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasuringTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  private static final Instant NOON = Instant.parse("2026-11-17T12:00:00Z");

  @Test
  void anEventWithAConditionIsCountedWhereItHoldsAndForEachSession(@TempDir Path dir)
      throws Exception {
    var plan = Samples.plan("app", Model.INSTALL);
    var week = List.of(MONDAY, MONDAY.plusWeeks(1));
    var all =
        new Selection(
            "app",
            Store.Build.RELEASE,
            "",
            Grid.cuts(week).from(),
            Grid.cuts(week).to(),
            List.of());
    try (Store store = EmbeddedStore.open(dir, StoreOptions.DEFAULT)) {
      store.adopt(plan);
      var messages =
          List.<Message>of(
              sent(id(1), NOON, sender(install(1), "mac"), "ui"),
              sent(id(2), NOON, sender(install(1), "mac"), "ui"),
              sent(id(3), NOON, sender(install(2), "mac"), "api"));
      store.apply(List.of(delivery(1, "app", messages.toArray(Message[]::new))));
      var measuring = new Measuring(store, plan);

      var ui = new Kpi("ui", "?", "events", List.of("sent:source=ui"), null, List.of());
      var each = new Kpi("each", "?", "per_session", List.of("sent"), null, List.of());

      assertEquals(List.of(2.0), measuring.figures(ui, all, week));
      assertEquals(List.of(1.5), measuring.figures(each, all, week));
    }
  }
}
