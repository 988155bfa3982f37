package candor.server.door;

import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is one request in the native dialect. For one thread at a time. */
final class NativeVisit implements Visit {

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private Registry.@Nullable App app;

  NativeVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
  }

  @Override
  public Registry.@Nullable App app() {
    String key = request.header("candor-key");
    if (key != null) {
      Registry.App found = registry.byKey(key);
      // A key of another dialect opens another door only.
      app = found != null && found.keys().nativeKey().equals(key) ? found : null;
    }
    return app;
  }

  @Override
  public Response stranger() {
    return Problems.problem(
        401, "The key opens no app", "Send the app's native key in the header Candor-Key.");
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    byte[] plain = Body.plain(request);
    Parcel scanned = NativeScan.read(plain, secret, (id, hash) -> plan(opened, id, hash), received);
    return scanned == null ? read(opened, plain, received) : scanned;
  }

  private Parcel read(Registry.App opened, byte[] plain, Instant received) throws TurnedAway {
    var batch = NativeBatch.of(Body.json(plain));
    if (!batch.app().equals(opened.id())) {
      throw new TurnedAway(
          Problems.problem(
              401, "The key opens another app", "The key does not belong to the app named."));
    }
    Plan plan = plan(opened, batch.app(), batch.plan());
    if (plan == null) {
      throw new TurnedAway(
          Problems.problem(
              409, "The plan is unknown", "The app never had a plan with the hash named."));
    }
    return new NativeMessages(plan, batch, secret, received).parcel();
  }

  private @Nullable Plan plan(Registry.App opened, String id, String hash) {
    if (!id.equals(opened.id())) {
      return null;
    }
    return hash.equals(opened.hash()) ? opened.plan() : registry.plan(id, hash);
  }

  @Override
  public Response accepted(Receipt receipt) {
    return told(receipt);
  }

  /** Tells what became of a request, by names and reasons. */
  static Response told(Receipt receipt) {
    var writer =
        new JsonWriter()
            .open()
            .name("received")
            .number(receipt.received())
            .name("admitted")
            .number(receipt.admitted())
            .name("refused")
            .openArray();
    receipt
        .keptOut()
        .forEach((refusal, count) ->
            writer
                .open()
                .name("event")
                .text(refusal.event())
                .name("field")
                .text(refusal.field())
                .name("reason")
                .text(refusal.reason().code())
                .name("count")
                .number(count)
                .close());
    return new Response(
        200,
        Map.of("Content-Type", "application/json", Cors.ORIGIN_FIELD, Cors.ANY),
        writer.closeArray().close().bytes());
  }

  @Override
  public Response tooLarge() {
    return Problems.tooLarge("What the batch holds is too much for one record.").response();
  }

  @Override
  public Response overloaded() {
    return Problems.overloaded();
  }
}
