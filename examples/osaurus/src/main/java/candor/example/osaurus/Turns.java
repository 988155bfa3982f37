package candor.example.osaurus;

import candor.example.osaurus.telemetry.Catalog;
import candor.example.osaurus.telemetry.MessageSent;
import candor.example.osaurus.telemetry.MessageSource;
import candor.example.osaurus.telemetry.ModelHash;
import candor.example.osaurus.telemetry.Telemetry;
import candor.example.osaurus.telemetry.TelemetryEvent;

/**
 * Tells of chat turns, in this one place for every surface of the app. Safe for use by many
 * threads.
 *
 * <p>What is not a parameter here cannot be told: no text, no length, no name of a provider.
 */
final class Turns {

  private final Telemetry telemetry;

  Turns(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /**
   * Is where a request comes from.
   *
   * @param source the surface
   * @param isAgent whether it belongs to a run of an agent over HTTP
   */
  record Origin(MessageSource source, boolean isAgent) {}

  /** Tells of a request, if it starts a turn. */
  void requested(Model model, ChatRequest request, Origin origin) {
    if (request.startsTurn()) {
      telemetry.record(turn(model, request, origin));
    }
  }

  private static TelemetryEvent turn(Model model, ChatRequest request, Origin origin) {
    if (model instanceof Model.Foundation) {
      return MessageSent.Foundation.isAgent(origin.isAgent()).source(origin.source()).stream(
              request.stream())
          .withModel(Catalog.FOUNDATION);
    }
    if (model instanceof Model.Local local) {
      var turn =
          MessageSent.Local.isAgent(origin.isAgent()).source(origin.source()).stream(
              request.stream());
      // Only ids of the app's own catalog are told as they are.
      var curated = Shelf.curated(local.id());
      return curated == null
          ? turn.withModelHash(ModelHash.of(local.id()))
          : turn.withModel(curated);
    }
    if (model instanceof Model.Remote remote) {
      var turn =
          MessageSent.Remote.isAgent(origin.isAgent())
              .providerType(remote.type())
              .source(origin.source())
              .stream(request.stream());
      // The catalog is public: a hash of one of its ids would hide nothing.
      return Shelf.curated(remote.name()) == null
          ? turn.withModelHash(ModelHash.of(remote.name()))
          : turn;
    }
    throw new AssertionError("a kind of model without a turn");
  }
}
