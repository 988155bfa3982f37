package candor.server.desk;

import candor.plan.Promises;
import candor.server.http.Request;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import candor.server.query.Scope.Filter;
import candor.server.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of one request to the statistics API. Holds no state between requests. */
final class Parameters {

  /** A month shows a week's rhythm four times, which is what most come to see. */
  private static final int USUAL_DAYS = 30;

  /** Three years of days; more points than any chart can show, fewer than hurt. */
  private static final int MOST_INTERVALS = 1_100;

  /** No page lists more; whole lists are what export is for. */
  static final int MOST_ITEMS = 1_000;

  private static final int USUAL_ITEMS = 10;

  private static final Set<String> ALWAYS = Set.of("consistent");

  private static final Set<String> NOW = Set.of("mode", "consistent");

  private static final Set<String> PERIOD = Set.of("from", "to", "tz", "mode", "consistent");

  private static final Set<String> FILTERED =
      Set.of("from", "to", "tz", "mode", "filter", "consistent");

  private final Request request;
  private final Registry.App app;
  private final Dimensions names;
  private final Clock clock;

  Parameters(Request request, Registry.App app, Clock clock) {
    this.request = request;
    this.app = app;
    this.names = Dimensions.of(app.plan());
    this.clock = clock;
  }

  /** Returns what a question takes as others do: filters only where they narrow its figures. */
  private static Set<String> common(String question) {
    return switch (question.replaceFirst("[./].*", "")) {
      case "keys", "plan", "deletions", "attest", "sql" -> ALWAYS;
      case "live", "remembered" -> NOW;
      case "refusals", "crashes", "releases", "feedback", "people" -> PERIOD;
      default -> FILTERED;
    };
  }

  /** Says whether a question takes a parameter as others do, whatever form it is asked in. */
  static boolean takes(String question, String parameter) {
    return common(question).contains(parameter);
  }

  /** A name that changes nothing must not quietly give another figure, so it is refused. */
  void refuseOthersThan(String question, Set<String> own) throws BadQuestion {
    var common = common(question);
    for (String name : request.query().keySet()) {
      if (!name.startsWith(":") && !common.contains(name) && !own.contains(name)) {
        throw new BadQuestion(
            name.matches("[a-z_]{1,24}") ? name : "unknown", "is no parameter of this question");
      }
    }
  }

  Scope scope() throws BadQuestion {
    ZoneId zone = zone();
    LocalDate tomorrow = LocalDate.now(clock.withZone(zone)).plusDays(1);
    Instant to = instant("to", zone);
    Instant end = to == null ? tomorrow.atStartOfDay(zone).toInstant() : to;
    Instant from = instant("from", zone);
    Instant start = from == null ? end.atZone(zone).minusDays(USUAL_DAYS).toInstant() : from;
    if (!start.isBefore(end)) {
      throw new BadQuestion("to", "must be later than from; the period is half-open");
    }
    return new Scope(app.id(), debug(), start, end, zone, filters());
  }

  State.Compare compare() throws BadQuestion {
    return oneOf("compare", State.Compare.values(), State.Compare.OFF);
  }

  /** Returns the time that a period is compared with; null when it is with none. */
  @Nullable Coverage earlier(Scope scope, int keptDays) throws BadQuestion {
    Scope time = Earlier.than(scope, compare(), clock.instant());
    if (time != null && !scope.from().isBefore(clock.instant())) {
      throw new BadQuestion("compare", "compares what has begun; this period is still to come.");
    }
    return time == null ? null : new Coverage(time, keptDays, clock.instant());
  }

  TrendOf trendOf(Scope scope) throws BadQuestion {
    Interval interval = trendInterval(scope);
    return new TrendOf(
        event(), oneOf("measure", Measure.values(), Measure.EVENTS), interval, name("by"));
  }

  private Interval trendInterval(Scope scope) throws BadQuestion {
    Interval interval = oneOf("interval", Interval.values(), Interval.DAY);
    long most = Duration.between(scope.from(), scope.to()).dividedBy(length(interval));
    if (most > MOST_INTERVALS) {
      throw new BadQuestion(
          "interval", "must be longer: the period holds more than " + MOST_INTERVALS + " of them");
    }
    return interval;
  }

  private static Duration length(Interval interval) {
    return switch (interval) {
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
      case MONTH -> Duration.ofDays(28);
    };
  }

  void boundDays(Scope scope) throws BadQuestion {
    if (Duration.between(scope.from(), scope.to()).toDays() > MOST_INTERVALS) {
      throw new BadQuestion("from", "must be at most " + MOST_INTERVALS + " days before to");
    }
  }

  String event() throws BadQuestion {
    String event = text("event");
    if (!event.isEmpty() && !names.events().contains(event)) {
      throw new BadQuestion("event", "must be an event that the plan holds");
    }
    return event;
  }

  String property() throws BadQuestion {
    String property = name("property");
    return property.isEmpty() ? Dimensions.EVENT : property;
  }

  String numbers() throws BadQuestion {
    String property = name("property");
    if (property.isEmpty() || !names.isNumber(property)) {
      throw new BadQuestion("property", "must be given and be a property that holds numbers");
    }
    return property;
  }

  String by() throws BadQuestion {
    return name("by");
  }

  /** Returns the interval of bands over time; null when none were asked for. */
  @Nullable Interval bandInterval(Scope scope) throws BadQuestion {
    return text("interval").isEmpty() ? null : trendInterval(scope);
  }

  Interval period() throws BadQuestion {
    return oneOf(
        "period", new Interval[] {Interval.DAY, Interval.WEEK, Interval.MONTH}, Interval.WEEK);
  }

  List<String> steps() throws BadQuestion {
    List<String> steps = List.of(text("steps").split(",", -1));
    var events = steps.stream().map(step -> step.replaceFirst(":.*", "")).toList();
    if (steps.size() < 2 || !names.events().containsAll(events)) {
      throw new BadQuestion("steps", "must be events that the plan holds, two or more with commas");
    }
    return steps;
  }

  Duration window() throws BadQuestion {
    String text = text("window");
    if (text.isEmpty()) {
      boolean daily = app.plan().identity().model() == Promises.Identity.Model.DAILY;
      return Duration.ofDays(daily ? 1 : 7);
    }
    return Times.window(text);
  }

  int limit() throws BadQuestion {
    String text = text("limit");
    if (text.isEmpty()) {
      return USUAL_ITEMS;
    }
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new BadQuestion("limit", "must be a whole number from 1 to " + MOST_ITEMS);
    }
    return limit;
  }

  /** Returns what stands in the path; a form of the answer that follows it is no part of it. */
  String inPath(String name) {
    String value = Objects.requireNonNullElse(request.parameter(":" + name), "");
    return value.endsWith(".csv") ? value.substring(0, value.length() - 4) : value;
  }

  boolean debug() throws BadQuestion {
    return switch (text("mode")) {
      case "", "release" -> false;
      case "debug" -> true;
      default -> throw new BadQuestion("mode", "must be release or debug");
    };
  }

  boolean consistent() throws BadQuestion {
    return switch (text("consistent")) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new BadQuestion("consistent", "must be true or false");
    };
  }

  private List<Filter> filters() throws BadQuestion {
    List<String> texts = request.query().getOrDefault("filter", List.of());
    if (texts.size() > Filters.MOST_FILTERS) {
      throw new BadQuestion("filter", "must be given at most " + Filters.MOST_FILTERS + " times");
    }
    var filters = new ArrayList<Filter>();
    for (String text : texts) {
      filters.add(Filters.read(text, names, "filter"));
    }
    return filters;
  }

  private ZoneId zone() throws BadQuestion {
    String text = text("tz");
    return text.isEmpty() ? ZoneId.of("UTC") : zone(text, "tz");
  }

  static ZoneId zone(String text, String parameter) throws BadQuestion {
    if (text.equals("UTC") || ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    throw new BadQuestion(parameter, "must be a time zone of the IANA list, such as Europe/Berlin");
  }

  private @Nullable Instant instant(String parameter, ZoneId zone) throws BadQuestion {
    String text = text(parameter);
    return text.isEmpty() ? null : Times.instant(text, zone, parameter);
  }

  private String name(String parameter) throws BadQuestion {
    String name = text(parameter);
    if (!name.isEmpty() && !names.has(name)) {
      throw new BadQuestion(parameter, "must be a property that the plan holds");
    }
    return name;
  }

  private <E extends Enum<E>> E oneOf(String parameter, E[] all, E usual) throws BadQuestion {
    String text = text(parameter);
    if (text.isEmpty()) {
      return usual;
    }
    var words = new ArrayList<String>();
    for (E one : all) {
      String word = one.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return one;
      }
      words.add(word);
    }
    throw new BadQuestion(parameter, "must be one of " + String.join(", ", words));
  }

  /** Returns a parameter as it was sent, or an empty text. */
  String text(String parameter) throws BadQuestion {
    List<String> values = request.query().getOrDefault(parameter, List.of());
    if (values.size() > 1) {
      throw new BadQuestion(parameter, "must be given once");
    }
    return values.isEmpty() ? "" : values.getFirst();
  }
}
