package candor.server;

import candor.server.crash.Originals;
import candor.server.store.EmbeddedStore;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens the store on a thread of its own. Closes it, also when nobody came to take it. */
final class StoreOpening implements AutoCloseable {

  private final CompletableFuture<Store> opened = new CompletableFuture<>();

  private StoreOpening() {}

  /** Begins to open the store of a directory. */
  static StoreOpening in(Path directory, Originals originals) {
    var opening = new StoreOpening();
    Thread.ofPlatform()
        .daemon()
        .name("store-opening")
        .start(() -> opening.open(directory, originals));
    return opening;
  }

  private void open(Path directory, Originals originals) {
    Background.begin();
    try {
      Store store = EmbeddedStore.open(directory, StoreOptions.DEFAULT, originals);
      LoadedLibrary.remove();
      opened.complete(store);
    } catch (IOException e) {
      opened.completeExceptionally(new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  /** Waits for the store. */
  Store store() throws IOException {
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException("the store cannot be opened", io.getCause());
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      opened.join().close();
    } catch (CompletionException e) {
      // Whoever asked for the store was told; what never opened needs no closing.
      return;
    }
  }
}
