package candor.server.store;

import static candor.server.store.Samples.install;
import static candor.server.store.Samples.plan;

import candor.plan.Promises.Identity.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a store for a test, on a directory of its own. */
abstract class StoreFixture {

  static final String APP = "app";

  @TempDir Path dir;
  Store store;

  /** Opens the store under test on what the directory holds. */
  abstract Store open(Path place) throws IOException;

  @BeforeEach
  void openNew() throws IOException {
    store = open(dir);
    store.adopt(plan(APP, Model.INSTALL));
  }

  @AfterEach
  void closeIt() throws IOException {
    store.close();
  }

  void reopen() throws IOException {
    store.close();
    openNew();
  }

  long events(Selection selection) throws IOException {
    return store
        .count(
            selection,
            Store.Measure.EVENTS,
            Cuts.single(selection.from(), selection.to()),
            Store.Split.NONE)
        .stream()
        .mapToLong(Findings.Cell::count)
        .sum();
  }

  Findings.Person person(String install) throws IOException {
    return Objects.requireNonNull(store.person(APP, install));
  }
}
