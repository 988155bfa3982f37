package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Opens a store that was made before rows of events were numbered. */
final class OlderStoreTest extends StoreFixture {

  private static final Selection DAY =
      new Selection(
          APP,
          Store.Build.RELEASE,
          "",
          NOON.minus(Duration.ofHours(12)),
          NOON.plus(Duration.ofHours(12)),
          List.of(new Selection.Condition("os", Selection.Operator.IS, List.of("mac"))));

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }

  private void send(int number, String os) throws IOException {
    store.apply(
        List.of(delivery(number, APP, sent(id(number), NOON, sender("i" + number, os), "ui"))));
  }

  @Test
  void itsRowsAreNumberedAndKeepWhatTheySay() throws IOException, SQLException {
    send(1, "mac");
    send(2, "win");
    store.close();
    String url = "jdbc:duckdb:" + dir.resolve("store.duckdb");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE events_0 DROP COLUMN arrival");
    }

    openNew();
    assertEquals(1, events(DAY));
    send(3, "mac");
    assertEquals(2, events(DAY));

    reopen();
    send(4, "mac");
    assertEquals(3, events(DAY));
    assertEquals(4, store.storedEvents(APP));
    assertEquals(List.of(), store.verifySets());
  }
}
