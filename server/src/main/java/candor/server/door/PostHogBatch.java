package candor.server.door;

import candor.json.Json;
import candor.server.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is the events of one request in the dialect of PostHog: an envelope, a list, or one event alone.
 *
 * @param key the project key that all parts agree on, or null
 * @param sentAt when it was sent by the client's clock, or null
 * @param library what the client says that it is, as {@code name/version}, or null
 * @param engage whether events without a name only describe a person
 * @param events the events as sent
 */
record PostHogBatch(
    @Nullable String key,
    @Nullable Instant sentAt,
    @Nullable String library,
    boolean engage,
    List<Json> events) {

  /** What a native batch may hold; clients halve a batch that was too large. */
  static final int MOST_EVENTS = 500;

  /** Times beyond this year are no milliseconds since 1970. */
  private static final long MOST_MILLIS = 32_503_680_000_000L;

  static PostHogBatch of(Request request) throws TurnedAway {
    Json document = PostHogBody.read(request);
    Json.Dictionary envelope = document instanceof Json.Dictionary d ? d : null;
    List<Json> events = events(document);
    if (events.size() > MOST_EVENTS) {
      throw Problems.tooLarge("A request may hold at most " + MOST_EVENTS + " events.");
    }
    return new PostHogBatch(
        key(envelope, events),
        sentAt(request, envelope),
        request.header("posthog-sdk-info"),
        request.path().startsWith(PostHogDoor.ENGAGE),
        events);
  }

  private static List<Json> events(Json document) throws TurnedAway {
    return switch (document) {
      case Json.Array array -> array.items();
      case Json.Dictionary envelope when envelope.get("batch") instanceof Json.Array array ->
          array.items();
      case Json.Dictionary envelope when envelope.get("batch") != null ->
          throw Problems.unreadable("The part \"batch\" must be a list.");
      case Json.Dictionary event -> List.of(event);
      default -> throw Problems.unreadable("The body must be an event or a batch of events.");
    };
  }

  /** Finds the key; events of several projects in one request have none. */
  private static @Nullable String key(Json.@Nullable Dictionary envelope, List<Json> events) {
    String key = envelope == null ? null : text(envelope, "api_key", "token", "$token");
    for (Json each : events) {
      if (each instanceof Json.Dictionary event) {
        String own = text(event, "token", "api_key", "$token");
        boolean inside = own == null && event.get("properties") instanceof Json.Dictionary;
        if (inside && key == null) {
          own = text((Json.Dictionary) Objects.requireNonNull(event.get("properties")), "token");
        }
        if (key != null && own != null && !own.equals(key)) {
          return null;
        }
        key = key == null ? own : key;
      }
    }
    return key;
  }

  private static @Nullable String text(Json.Dictionary from, String... names) {
    for (String name : names) {
      if (from.get(name) instanceof Json.Text text && !text.value().isBlank()) {
        return text.value().strip();
      }
    }
    return null;
  }

  private static @Nullable Instant sentAt(Request request, Json.@Nullable Dictionary envelope) {
    String told = request.header("posthog-request-timestamp");
    if (told == null && envelope != null) {
      told = text(envelope, "sent_at");
    }
    Instant read = told == null ? null : Moments.read(told);
    if (read == null) {
      read = millis(request.parameter("sent_at"));
    }
    return read == null ? millis(request.parameter("_")) : read;
  }

  private static @Nullable Instant millis(@Nullable String digits) {
    if (digits == null || digits.isEmpty() || digits.length() > 14) {
      return null;
    }
    long millis = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      millis = millis * 10 + digit;
    }
    return millis > MOST_MILLIS ? null : Instant.ofEpochMilli(millis);
  }
}
