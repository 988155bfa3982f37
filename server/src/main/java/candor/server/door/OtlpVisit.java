package candor.server.door;

import candor.plan.Refusal;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.otlp.LogRecord;
import candor.server.otlp.LogsAnswer;
import candor.server.otlp.LogsAnswer.Form;
import candor.server.otlp.LogsRequest;
import candor.server.otlp.UnreadableException;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Is one request in the dialect of OpenTelemetry. For one thread at a time. */
final class OtlpVisit implements Visit {

  private static final String BEARER = "bearer ";

  /** What stands in a client's log must be short; the data-quality page has all. */
  private static final int MOST_TOLD = 5;

  private static final int INVALID_ARGUMENT = 3;
  private static final int UNAVAILABLE = 14;
  private static final int UNAUTHENTICATED = 16;

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private final @Nullable Form form;
  private Registry.@Nullable App app;

  OtlpVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
    this.form = form(request.header("content-type"));
  }

  private static @Nullable Form form(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    for (Form form : Form.values()) {
      if (form.contentType().equals(type.toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    return null;
  }

  @Override
  public Registry.@Nullable App app() {
    String key = key();
    if (key != null) {
      Registry.App found = registry.byKey(key);
      app = found != null && found.keys().nativeKey().equals(key) ? found : null;
    }
    return app;
  }

  private @Nullable String key() {
    String named = request.header("candor-key");
    String sent = request.header("authorization");
    if (named != null || sent == null) {
      return named;
    }
    boolean bears = sent.toLowerCase(Locale.ROOT).startsWith(BEARER);
    return bears ? sent.substring(BEARER.length()).strip() : null;
  }

  @Override
  public Response stranger() {
    return failed(
        401,
        UNAUTHENTICATED,
        "The key opens no app. Send the app's native key in the header Candor-Key, or as"
            + " Authorization: Bearer.");
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    if (form == null) {
      throw new TurnedAway(
          failed(
              415,
              INVALID_ARGUMENT,
              "Send Content-Type application/x-protobuf or application/json."));
    }
    try {
      byte[] plain = Body.plain(request);
      var messages = new OtlpMessages(opened, Ids.of(secret, opened.id(), plain), received);
      records(form, plain).forEach(messages::add);
      return messages.parcel();
    } catch (TurnedAway away) {
      throw new TurnedAway(failed(away.response().status(), INVALID_ARGUMENT, away.detail()));
    }
  }

  private static List<LogRecord> records(Form form, byte[] plain) throws TurnedAway {
    try {
      return form == Form.PROTOBUF ? LogsRequest.protobuf(plain) : LogsRequest.json(plain);
    } catch (UnreadableException e) {
      String why = "This is no request for logs: " + e.getMessage() + ".";
      throw e.isTooLarge() ? Problems.tooLarge(why) : Problems.unreadable(why);
    }
  }

  /** The dialect can tell of what was kept out, by planned names and reasons. */
  @Override
  public Response accepted(Receipt receipt) {
    Form spoken = spoken();
    long rejected = receipt.received() - receipt.admitted();
    byte[] body =
        receipt.keptOut().isEmpty()
            ? LogsAnswer.taken(spoken)
            : LogsAnswer.partial(spoken, rejected, told(receipt.keptOut()));
    return answer(200, body);
  }

  private static String told(Map<Refusal, Long> keptOut) {
    return "The app's telemetry plan kept out: "
        + keptOut.entrySet().stream()
            .sorted(
                Map.Entry.<Refusal, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(each -> each.getKey().toString()))
            .limit(MOST_TOLD)
            .map(OtlpVisit::told)
            .collect(Collectors.joining("; "))
        + (keptOut.size() > MOST_TOLD ? "; and more" : "");
  }

  private static String told(Map.Entry<Refusal, Long> kind) {
    Refusal refusal = kind.getKey();
    String field = refusal.field().isEmpty() ? "" : "." + refusal.field();
    return "%s%s %s (%d)"
        .formatted(refusal.event(), field, refusal.reason().code(), kind.getValue());
  }

  @Override
  public Response tooLarge() {
    return failed(413, INVALID_ARGUMENT, "What the request holds is too much for one record.");
  }

  @Override
  public Response overloaded() {
    return failed(503, UNAVAILABLE, "Nothing of this request was kept; send it again later.")
        .with("Retry-After", Problems.RETRY_SECONDS);
  }

  private Response failed(int status, int code, String message) {
    return answer(status, LogsAnswer.failed(spoken(), code, message));
  }

  private Response answer(int status, byte[] body) {
    return new Response(status, Map.of("Content-Type", spoken().contentType()), body)
        .with(Cors.ORIGIN_FIELD, Cors.ANY);
  }

  private Form spoken() {
    return form == null ? Form.JSON : form;
  }
}
