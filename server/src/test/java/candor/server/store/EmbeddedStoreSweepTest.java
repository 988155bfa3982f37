package candor.server.store;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the contract of sweeping on the embedded store. */
final class EmbeddedStoreSweepTest extends StoreSweepContract {

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }
}
