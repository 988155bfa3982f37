package candor.example.osaurus;

import candor.example.osaurus.telemetry.RemoteProvider;

/** Is a model that can answer. The alternatives are closed. */
sealed interface Model {

  /** Returns the id under which clients ask for it. */
  String id();

  /** Comes with the system. */
  record Foundation() implements Model {
    @Override
    public String id() {
      return "foundation";
    }
  }

  /**
   * Runs on this machine.
   *
   * @param id an id of the catalog, or one that somebody typed
   */
  record Local(String id) implements Model {}

  /**
   * Runs elsewhere.
   *
   * @param type the kind of provider
   * @param provider what the person calls it; never told
   * @param name the id at the provider; never told as it is
   */
  record Remote(RemoteProvider type, String provider, String name) implements Model {
    @Override
    public String id() {
      return provider + "/" + name;
    }
  }
}
