package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.everything;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.event.Message;
import candor.plan.Promises.Identity.Model;
import candor.server.custody.Custody.Table;
import candor.server.custody.Rows.Field;
import candor.server.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says how rows leave the store. */
final class ExportingTest {

  @TempDir Path dir;

  private Store open() throws IOException {
    Store store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    store.adopt(Samples.plan("app", Model.INSTALL));
    return store;
  }

  /** Makes deliveries of a hundred events each. */
  private static List<Delivery> many(int count) {
    var deliveries = new ArrayList<Delivery>();
    for (int i = 0; i < count; i++) {
      var messages = new Message.Track[100];
      for (int m = 0; m < messages.length; m++) {
        int number = i * 100 + m;
        messages[m] = sent(id(number), NOON, sender(install(number % 50), "mac"), "ui");
      }
      deliveries.add(delivery(i + 1, "app", messages));
    }
    return deliveries;
  }

  @Test
  void rowsComeWithPlannedNamesInOrderOfArrival() throws IOException {
    try (Store store = open()) {
      var two = sent(id(2), NOON.minusSeconds(9), sender(install(2), "win"), "api");
      var one = sent(id(1), NOON, sender(install(1), "mac"), "ui");
      store.apply(List.of(delivery(1, "app", one, two)));
      var taken = new Taken();
      store.export(Table.EVENTS, everything("app"), taken);

      assertEquals(
          "at received event session install plan context.os context.version props.cold_ms"
              + " props.source props.stream props.gain props.parts props.minutes",
          taken.fields().stream().map(Field::flat).collect(Collectors.joining(" ")));
      assertEquals(2, taken.lines().size());
      assertEquals(
          "2026-11-24T12:00:00Z 2026-11-24T12:00:00Z sent", taken.lines().get(0).substring(0, 46));
      assertEquals(
          "0 sha256:1 mac - - ui - - - -", taken.lines().get(0).substring(46 + 1 + 16 + 1));
    }
  }

  @Test
  void everyRowOfManyPagesComesOnceAndFromOneMoment() throws IOException {
    try (Store store = open()) {
      store.apply(many(250));
      var more = delivery(251, "app", sent(id(99_999), NOON, sender(install(1), "mac"), "ui"));
      var taken = new Counting(() -> store.apply(List.of(more)));

      store.export(Table.EVENTS, everything("app"), taken);

      assertEquals(25_000, taken.count());
      assertEquals(25_001, store.storedEvents("app"), "writing went on meanwhile");
    }
  }

  @Test
  void onlyOnePageIsEverHeld() throws Exception {
    var options = StoreOptions.DEFAULT;
    try (Store store = open()) {
      store.apply(many(30));
    }
    try (var engine = Engine.open(dir, options)) {
      var memory = Memory.recall(engine, options, 7);
      var taken = new Counting(() -> {});
      var held = new ArrayList<Integer>();
      var behind = new ArrayList<Long>();
      var exporting =
          new Exporting(
              engine,
              memory::space,
              400,
              rows -> {
                held.add(rows);
                behind.add(taken.count());
              });

      exporting.export(Table.EVENTS, everything("app"), taken);

      assertEquals(List.of(400, 400, 400, 400, 400, 400, 400, 200), held);
      assertEquals(
          List.of(0L, 400L, 800L, 1200L, 1600L, 2000L, 2400L, 2800L),
          behind,
          "what was read before is handed on before more is read");
    }
  }

  @Test
  void anUnknownAppHasNothingToExport() throws IOException {
    try (Store store = open()) {
      assertThrows(
          IOException.class, () -> store.export(Table.EVENTS, everything("nobody"), new Taken()));
    }
  }
}
