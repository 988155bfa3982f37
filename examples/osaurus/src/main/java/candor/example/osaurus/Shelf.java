package candor.example.osaurus;

import candor.example.osaurus.telemetry.Catalog;
import candor.example.osaurus.telemetry.RemoteProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows which models there are. Safe for use by many threads. */
final class Shelf {

  private final Home home;

  Shelf(Home home) {
    this.home = home;
  }

  /** Returns the entry of the app's own catalog with an id, or null. */
  static @Nullable Catalog curated(String id) {
    return Arrays.stream(Catalog.values())
        .filter(entry -> entry.value().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Returns the kind of provider of a word, or null. */
  static @Nullable RemoteProvider providerType(String word) {
    return Arrays.stream(RemoteProvider.values())
        .filter(type -> type.value().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** Finds the model that a client asks for; null when there is none such. */
  @Nullable Model find(String id) throws IOException {
    if (id.equals(Catalog.FOUNDATION.value())) {
      return new Model.Foundation();
    }
    var state = home.state();
    if (state.downloaded().contains(id) || state.imported().contains(id)) {
      return new Model.Local(id);
    }
    // Ids at a provider may have slashes of their own; names of providers have none.
    int slash = id.indexOf('/');
    var provider = slash <= 0 ? null : state.provider(id.substring(0, slash));
    var type = provider == null ? null : providerType(provider.type());
    String name = id.substring(slash + 1).strip();
    return provider == null || type == null || name.isEmpty()
        ? null
        : new Model.Remote(type, provider.name(), name);
  }

  /** Lists what answers on this machine; a provider lists its own. */
  List<String> ids() throws IOException {
    var state = home.state();
    var all = new ArrayList<String>();
    Stream.of(List.of(Catalog.FOUNDATION.value()), state.downloaded(), state.imported())
        .forEach(all::addAll);
    return all;
  }
}
