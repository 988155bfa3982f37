package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what has been read so far, so that later sections can refer to it. For use by one thread.
 */
final class Draft {

  final Problems problems = new Problems();
  final Map<String, Promises.Channel> channels = new LinkedHashMap<>();
  final Map<String, PropertyType.Vocabulary> vocabularies = new LinkedHashMap<>();
  final Map<String, Property> context = new LinkedHashMap<>();
  final Map<String, Plan.Event> events = new LinkedHashMap<>();
  final Map<String, Node> eventPlaces = new LinkedHashMap<>();
  final List<Expiry> expiries = new ArrayList<>();
  @Nullable Node contextKey;
  Plan.@Nullable Summary summary;
  Promises.@Nullable Identity identity;

  /** Properties whose type could not be read; nothing more is said of them. */
  private final Set<String> unreadable = new LinkedHashSet<>();

  private final Map<String, Kinded> kinds = new LinkedHashMap<>();

  /** Is the day on which something has to be renewed, and where that day is written. */
  record Expiry(Node at, String path, String date) {}

  private record Kinded(PropertyType.Kind kind, String path, int line) {}

  Fields fields(Table table) {
    return new Fields(table, problems);
  }

  void unreadable(String name) {
    unreadable.add(name);
  }

  boolean readable(String name) {
    return !unreadable.contains(name);
  }

  /** Returns the day on which something expires, or null. */
  @Nullable String expires(Table table) {
    var date = fields(table).date("expires");
    if (date != null) {
      expiries.add(new Expiry(table.at("expires"), table.path(), date));
    }
    return date;
  }

  /** Checks a channel's name and returns it. */
  String channel(Table table) {
    var given = table.scalar("channel", "the id of a channel");
    if (given == null) {
      return defaultChannel(table);
    }
    if (!channels.containsKey(given.text())) {
      var message = Nearest.quoted(given.text()) + " is not a channel of this plan";
      problems.unknown(
          Rule.UNKNOWN_CHANNEL, given, table.path("channel"), message, channels.keySet());
    }
    return given.text();
  }

  private String defaultChannel(Table table) {
    if (channels.size() == 1) {
      return channels.keySet().iterator().next();
    }
    if (!channels.isEmpty()) {
      table.need("channel");
    }
    return "";
  }

  /** Keeps one storage kind per property name, because the store keeps one column per name. */
  void sameKind(String name, PropertyType type, Node.Scalar at, String path) {
    var now = new Kinded(type.kind(), path, at.line());
    var earlier = kinds.putIfAbsent(name, now);
    if (earlier != null && earlier.kind() != now.kind()) {
      var message =
          "\"%s\" holds %s here, but %s in line %d"
              .formatted(name, words(now.kind()), words(earlier.kind()), earlier.line());
      problems.add(
          Rule.DIFFERENT_KINDS, at, path, message, "Give one of the two another name: one column.");
    }
  }

  private static String words(PropertyType.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "truth values";
      case WHOLE -> "whole numbers";
      case DECIMAL -> "decimal numbers";
      case TEXT -> "texts";
      case TEXTS -> "lists";
    };
  }

  /** Returns the properties of an event or of the summary; null when there is no such thing. */
  @Nullable Map<String, Property> propertiesOf(String event) {
    var planned = events.get(event);
    if (planned != null) {
      return planned.properties();
    }
    return summary != null && summary.name().equals(event) ? summary.properties() : null;
  }

  /** Returns the names of events, the summary's included. */
  Set<String> eventNames() {
    var names = new TreeSet<>(events.keySet());
    if (summary != null) {
      names.add(summary.name());
    }
    return names;
  }

  /** Reports an event that is not planned. */
  boolean isEvent(Node.Scalar at, String path) {
    return isEvent(at, at.text(), path);
  }

  boolean isEvent(Node.Scalar at, String name, String path) {
    if (propertiesOf(name) != null) {
      return true;
    }
    var message = Nearest.quoted(name) + " is not an event of this plan";
    problems.add(
        Rule.UNKNOWN_EVENT, at, path, message, Nearest.remedy(name, List.copyOf(eventNames())));
    return false;
  }
}
