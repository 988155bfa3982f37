package candor.server.door;

import candor.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes parts of a document by name and type. A part that is null counts as missing; a part of
 * another type turns the request away, naming the part and never its content.
 */
final class Parts {

  private Parts() {}

  static String text(Json.Dictionary from, String part) throws TurnedAway {
    String text = textOrNull(from, part);
    if (text == null) {
      throw Problems.unreadable("The part \"" + part + "\" is missing.");
    }
    return text;
  }

  static @Nullable String textOrNull(Json.Dictionary from, String part) throws TurnedAway {
    return switch (from.get(part)) {
      case null -> null;
      case Json.Nothing _ -> null;
      case Json.Text text -> text.value();
      default -> throw wrongType(part, "a string");
    };
  }

  static @Nullable Instant moment(Json.Dictionary from, String part) throws TurnedAway {
    String text = textOrNull(from, part);
    if (text == null) {
      return null;
    }
    Instant moment = Moments.read(text);
    if (moment == null) {
      throw wrongType(part, "a time in ISO 8601");
    }
    return moment;
  }

  static boolean flag(Json.Dictionary from, String part) throws TurnedAway {
    return switch (from.get(part)) {
      case null -> false;
      case Json.Nothing _ -> false;
      case Json.Bool bool -> bool.value();
      default -> throw wrongType(part, "true or false");
    };
  }

  static List<Json> array(Json.Dictionary from, String part) throws TurnedAway {
    return switch (from.get(part)) {
      case null -> List.of();
      case Json.Nothing _ -> List.of();
      case Json.Array array -> array.items();
      default -> throw wrongType(part, "a list");
    };
  }

  static Map<String, Json> members(Json.Dictionary from, String part) throws TurnedAway {
    var dictionary = dictionaryOrNull(from, part);
    return dictionary == null ? Map.of() : dictionary.members();
  }

  static Json.@Nullable Dictionary dictionaryOrNull(Json.Dictionary from, String part)
      throws TurnedAway {
    return switch (from.get(part)) {
      case null -> null;
      case Json.Nothing _ -> null;
      case Json.Dictionary dictionary -> dictionary;
      default -> throw wrongType(part, "an object");
    };
  }

  private static TurnedAway wrongType(String part, String right) {
    return Problems.unreadable("The part \"" + part + "\" must be " + right + ".");
  }
}
