package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.server.query.Answers;
import candor.server.query.Answers.Basis;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers with a past that is made up, grows, and rests at weekends. */
final class SamplePast implements Questioner {

  private static final LocalDate FIRST = LocalDate.of(2026, 8, 20);

  private static final Set<String> APPS = Set.of("app", "dimmy", "osaurus", "shimmy");

  private final Registry registry;
  private final Clock clock;
  private final @Nullable String value;
  private final boolean anything;

  SamplePast(Registry registry, Clock clock) {
    this(registry, clock, null, true);
  }

  private SamplePast(Registry registry, Clock clock, @Nullable String value, boolean anything) {
    this.registry = registry;
    this.clock = clock;
    this.value = value;
    this.anything = anything;
  }

  /** Makes every text of an answer the same one. */
  static SamplePast saying(Registry registry, Clock clock, String value) {
    return new SamplePast(registry, clock, value, true);
  }

  static SamplePast empty(Registry registry, Clock clock) {
    return new SamplePast(registry, clock, null, false);
  }

  private Basis basis(Scope scope, boolean distinct) {
    var model = plan(scope.app()).identity().model();
    boolean daily = model == Promises.Identity.Model.DAILY;
    return new Basis(
        "Counts what happened in the period.",
        "Installs that agreed to share usage.",
        model.name().toLowerCase(java.util.Locale.ROOT),
        true,
        distinct && daily
            ? List.of(
                "Days cannot be linked to a week, a month or a new install: it cannot tell whether two days"
                    + " were the same one.")
            : List.of());
  }

  private Plan plan(String app) {
    var found = registry.app(app);
    if (found == null) {
      throw new AssertionError("the desk asks about known apps only");
    }
    return found.plan();
  }

  /** An app that was begun while somebody looked has no past. */
  private boolean has(String app) {
    return anything && APPS.contains(app);
  }

  private long amount(String app, LocalDate day, int salt) {
    if (!has(app) || day.isBefore(FIRST)) {
      return 0;
    }
    double growth = 220 + 4.2 * ChronoUnit.DAYS.between(FIRST, day);
    double rhythm = day.getDayOfWeek().getValue() > 5 ? 0.62 : 1;
    double chance = 0.93 + 0.14 * (Math.floorMod(day.hashCode() * 31 + salt * 17, 97) / 97.0);
    boolean today = day.equals(LocalDate.now(clock));
    return Math.round(growth * rhythm * chance * (today ? 0.4 : 1) / (1 + salt % 7));
  }

  @Override
  public Answers.Trend trend(Scope scope, TrendOf of) throws BadQuestion {
    boolean daily =
        of.measure() == Measure.INSTALLS
            && plan(scope.app()).identity().model() == Promises.Identity.Model.DAILY;
    if (daily && of.interval().compareTo(Interval.DAY) > 0) {
      throw new BadQuestion("interval", "must be hour or day");
    }
    var starts = starts(scope, of.interval());
    var names = of.by().isEmpty() ? List.of(of.measure().name()) : values(scope.app(), of.by());
    var series = new ArrayList<Answers.Series>();
    for (int n = 0; n < names.size(); n++) {
      int salt = n * 2 + Math.floorMod(of.event().hashCode(), 5) + scope.filters().size();
      var values = starts.stream().map(s -> value(s, of.interval(), scope, salt)).toList();
      String name = value == null ? names.get(n) : value;
      long sum = values.stream().mapToLong(Long::longValue).sum();
      series.add(new Answers.Series(name, values, daily ? null : (Long) sum));
    }
    return new Answers.Trend(starts, series, basis(scope, of.measure() == Measure.INSTALLS));
  }

  private long value(Instant start, Interval interval, Scope scope, int salt) {
    var local = start.atZone(scope.zone());
    if (interval == Interval.HOUR) {
      boolean past = start.isBefore(clock.instant());
      return past
          ? amount(scope.app(), local.toLocalDate(), salt) * (1 + local.getHour() % 12) / 90
          : 0;
    }
    long days = interval == Interval.DAY ? 1 : interval == Interval.WEEK ? 7 : 30;
    long sum = 0;
    for (int i = 0; i < days; i++) {
      var day = local.toLocalDate().plusDays(i);
      sum += day.isAfter(LocalDate.now(clock)) ? 0 : amount(scope.app(), day, salt) * 3;
    }
    return sum;
  }

  private static List<Instant> starts(Scope scope, Interval interval) {
    var starts = new ArrayList<Instant>();
    ZonedDateTime at = scope.from().atZone(scope.zone());
    at =
        switch (interval) {
          case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
          case DAY -> at.truncatedTo(ChronoUnit.DAYS);
          case WEEK ->
              at.truncatedTo(ChronoUnit.DAYS)
                  .with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
          case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    while (at.toInstant().isBefore(scope.to())) {
      starts.add(at.toInstant());
      at =
          switch (interval) {
            case HOUR -> at.plusHours(1);
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
            case MONTH -> at.plusMonths(1);
          };
    }
    return starts;
  }

  @Override
  public Answers.Active active(Scope scope) {
    var model = plan(scope.app()).identity().model();
    var days = new ArrayList<Answers.Day>();
    for (Instant start : starts(scope, Interval.DAY)) {
      var day = start.atZone(scope.zone()).toLocalDate();
      long dau = amount(scope.app(), day, scope.filters().size());
      boolean known = model == Promises.Identity.Model.INSTALL;
      days.add(
          new Answers.Day(
              day,
              model == Promises.Identity.Model.NONE ? null : dau,
              known ? (Long) (amount(scope.app(), day.minusDays(2), 0) * 3) : null,
              known ? (Long) (amount(scope.app(), day.minusDays(4), 0) * 5) : null,
              known ? (Long) (dau / 9) : null,
              known ? (Long) (dau - dau / 9) : null));
    }
    return new Answers.Active(days, basis(scope, true));
  }

  @Override
  public Answers.Top top(Scope scope, String event, String property, int limit) {
    var items = new ArrayList<Answers.Item>();
    long left = has(scope.app()) ? 40_000L / (1 + scope.filters().size()) : 0;
    long total = left;
    boolean installs = plan(scope.app()).identity().model() == Promises.Identity.Model.INSTALL;
    for (String name : values(scope.app(), property)) {
      long share = left * 11 / 20;
      left -= share;
      if (share > 0 && items.size() < limit) {
        items.add(
            new Answers.Item(
                value == null ? name : value, share, installs ? (Long) (share / 7) : null));
      }
    }
    long different = values(scope.app(), property).size();
    return new Answers.Top(items, total, different, basis(scope, false));
  }

  private List<String> values(String app, String property) {
    var plan = plan(app);
    if (property.equals(Dimensions.EVENT)) {
      return List.copyOf(plan.events().keySet());
    }
    var names = Dimensions.of(plan);
    var found = names.context().getOrDefault(property, names.properties().get(property));
    return found == null ? List.of() : values(found);
  }

  private static List<String> values(Property property) {
    return switch (property.type()) {
      case PropertyType.Enumeration closed -> closed.vocabulary().values();
      case PropertyType.Bool _ -> List.of("true", "false");
      case PropertyType.Version _ -> List.of("0.9.4", "0.9.3", "0.9.1", "0.8.0");
      case PropertyType.Language _ -> List.of("en", "de", "ja", "zh", "fr", "es", "pt");
      default -> List.of("10", "20", "30", "40", "50");
    };
  }

  @Override
  public Answers.Refused refusals(Scope scope) {
    var starts = starts(scope, Interval.DAY);
    if (!has(scope.app())) {
      return new Answers.Refused(List.of(), starts, starts.stream().map(s -> 0L).toList());
    }
    String name = value == null ? "message_sent" : value;
    String field = value == null ? "model_source" : value;
    return new Answers.Refused(
        List.of(
            new Answers.Row(name, field, "not-in-vocabulary", 412),
            new Answers.Row("unplanned", "", "not-in-plan", 97),
            new Answers.Row("message_sent", "latency_ms", "out-of-range", 31),
            new Answers.Row("app_launched", "app_version", "missing", 5)),
        starts,
        starts.stream()
            .map(s -> amount(scope.app(), s.atZone(scope.zone()).toLocalDate(), 6) / 2)
            .toList());
  }

  @Override
  public Answers.Live live(String app, boolean debug) {
    var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var minutes = new ArrayList<Instant>();
    var counts = new ArrayList<Long>();
    for (int i = 29; i >= 0; i--) {
      minutes.add(now.minus(Duration.ofMinutes(i)));
      counts.add(has(app) ? (long) (12 + 9 * Math.sin(i * 0.7) + i % 4) : 0L);
    }
    var seen = new ArrayList<Answers.Seen>();
    var names = List.copyOf(plan(app).events().keySet());
    for (int i = 0; has(app) && i < 50; i++) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("os", value == null ? "macOS 26" : value);
      values.put("app_version", value == null ? "0.9.4" : value);
      seen.add(
          new Answers.Seen(
              clock.instant().minusSeconds(i * 7L),
              value == null ? names.get(i % names.size()) : value,
              debug,
              values));
    }
    return new Answers.Live(has(app) ? 42 : 0, minutes, counts, seen);
  }
}
