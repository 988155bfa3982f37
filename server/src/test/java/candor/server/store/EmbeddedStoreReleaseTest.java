package candor.server.store;

import java.io.IOException;
import java.nio.file.Path;

/** Holds the embedded store to the contract about plans. */
final class EmbeddedStoreReleaseTest extends StoreReleaseContract {

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }
}
