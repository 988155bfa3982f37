package candor.server.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;

/** Holds the embedded store to the contract about plans. */
@Order(10)
final class EmbeddedStorePlanTest extends StorePlanContract {

  @Override
  Store open(Path place) throws IOException {
    return EmbeddedStore.open(place, StoreOptions.DEFAULT);
  }
}
