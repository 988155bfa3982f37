package candor.server.query;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.store.Samples;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes events and reports of some releases, and counts over plain lists of them. */
final class SlowReleases {

  private static final List<String> VERSIONS =
      List.of("1.2.0", "1.9.0", "1.10.0", "1.10.0-rc1", "2.0.0");

  private final List<Message> sent = new ArrayList<>();
  private final String app;
  private final Plan plan;
  private final Random random;

  SlowReleases(String app, Plan plan, Random random) {
    this.app = app;
    this.plan = plan;
    this.random = random;
  }

  void fill(Store store, Instant from) throws IOException {
    long end = store.position();
    var pending = new ArrayList<Delivery>();
    for (int i = 0; i < 500; i++) {
      Instant at = from.plusSeconds(900L * random.nextInt(96 * 35) + random.nextInt(900));
      Message message = message(Samples.id(app.hashCode() * 10_000L + i), at);
      sent.add(message);
      end += 100;
      // A repeat changes nothing.
      List<Message> once = random.nextInt(9) == 0 ? List.of(message, message) : List.of(message);
      pending.add(new Delivery(end, app, "sha256:1", at, once, Map.of()));
    }
    store.apply(pending);
  }

  private Message message(UUID id, Instant at) {
    int person = random.nextInt(25);
    String version = VERSIONS.get(Math.min(4, person / 6 + random.nextInt(2)));
    Map<String, Json> context =
        random.nextInt(12) == 0 ? Map.of() : Map.of("version", new Json.Text(version));
    String install =
        switch (plan.identity().model()) {
          case INSTALL -> Samples.install(person);
          case DAILY -> at.toString().substring(0, 10) + "/" + person;
          case NONE -> null;
        };
    boolean debug = random.nextInt(6) == 0;
    String session = "s" + person + "/" + at.toString().substring(0, 11);
    int kind = random.nextInt(10);
    if (kind == 0 && app.equals("told")) {
      var nobody = new Sender(null, null, debug, context);
      int crashed = random.nextInt(3);
      return new Message.Outcomes(id, at, nobody, random.nextInt(9), crashed, crashed, 0);
    }
    if (kind < 2) {
      var frame = new Frame("f" + random.nextInt(3), null, 0, 0, true);
      var told = plan.crash() != null && plan.crash().install() ? install : null;
      var sender = new Sender(told, session, debug, app.equals("mute") ? Map.of() : context);
      var chain = List.of(new Thrown("E", "x", List.of(frame)));
      return new Message.Crash(id, at, sender, random.nextBoolean(), chain);
    }
    var sender = new Sender(install, session, debug, context);
    return new Message.Track(id, "opened", at, sender, Map.of());
  }

  private static @Nullable String version(Message message) {
    return message.sender().context().get("version") instanceof Json.Text text
        ? text.value()
        : null;
  }

  /** Returns the lines of the releases asked for, and one of all. */
  List<String> count(Scope scope, int limit) {
    var ever = sent.stream().filter(m -> m.sender().debug() == scope.debug()).toList();
    var names =
        ever.stream()
            .filter(m -> !(m instanceof Message.Outcomes))
            .map(SlowReleases::version)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    var weight = new LinkedHashMap<String, Long>();
    names.forEach(name ->
        weight.put(
            name,
            in(ever, scope)
                .filter(m -> name.equals(version(m)))
                .filter(m ->
                    m instanceof Message.Track || (m instanceof Message.Crash c && !c.handled()))
                .count()));
    List<String> order =
        VERSIONS.stream()
            .sorted(
                Comparator.comparingInt(
                    v -> -List.of("1.2.0", "1.9.0", "1.10.0-rc1", "1.10.0", "2.0.0").indexOf(v)))
            .toList();
    List<String> chosen =
        names.stream()
            .sorted(
                Comparator.<String>comparingLong(name -> weight.getOrDefault(name, 0L))
                    .reversed()
                    .thenComparingInt(order::indexOf))
            .limit(limit)
            .sorted(Comparator.comparingInt(order::indexOf))
            .toList();
    var lines = new ArrayList<String>();
    chosen.forEach(name -> lines.add(line(ever, scope, name)));
    if (!chosen.isEmpty()) {
      lines.add(line(ever, scope, "") + " of " + perDay(ever, scope, ""));
    }
    return lines;
  }

  private static Stream<Message> in(List<Message> all, Scope scope) {
    return all.stream().filter(m -> !m.at().isBefore(scope.from()) && m.at().isBefore(scope.to()));
  }

  private static Stream<Message> of(Stream<Message> all, String name) {
    return all.filter(m -> name.isEmpty() || name.equals(version(m)));
  }

  private String line(List<Message> ever, Scope scope, String name) {
    var mine = of(ever.stream(), name).filter(m -> !(m instanceof Message.Outcomes)).toList();
    var events = of(in(ever, scope), name).filter(Message.Track.class::isInstance).toList();
    boolean installs = plan.identity().model() == Model.INSTALL;
    return "%s %s %s %d %s %s %d %d %s %s %s"
        .formatted(
            name,
            mine.stream().map(Message::at).min(Comparator.naturalOrder()).orElseThrow(),
            mine.stream().map(Message::at).max(Comparator.naturalOrder()).orElseThrow(),
            events.size(),
            installs ? distinct(events, m -> m.sender().install()).size() : null,
            distinct(events, m -> m.sender().session()).size(),
            crashes(ever, scope, name, false).size(),
            crashes(ever, scope, name, true).size(),
            sessions(ever, scope, name, events),
            installs && app.equals("mute")
                ? "-"
                : installs ? rate(ever, scope, name, events, m -> m.sender().install()) : "-",
            perDay(ever, scope, name));
  }

  private static List<Message> crashes(
      List<Message> ever, Scope scope, String name, boolean handled) {
    return of(in(ever, scope), name)
        .filter(m -> m instanceof Message.Crash c && c.handled() == handled)
        .toList();
  }

  private static Set<String> distinct(List<Message> all, Function<Message, @Nullable String> key) {
    return all.stream().map(key).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private String sessions(List<Message> ever, Scope scope, String name, List<Message> events) {
    if (app.equals("mute")) {
      return "-";
    }
    var every = told(ever, scope, "");
    if (every.stream().mapToLong(Message.Outcomes::started).sum() == 0) {
      return rate(ever, scope, name, events, m -> m.sender().session());
    }
    var mine = told(ever, scope, name);
    long started = mine.stream().mapToLong(Message.Outcomes::started).sum();
    long crashed = mine.stream().mapToLong(Message.Outcomes::crashed).sum();
    return started == 0 || crashed > started ? "-" : crashed + "/" + started;
  }

  /** Counts are kept by quarters of an hour, and periods of this test begin and end with one. */
  private static List<Message.Outcomes> told(List<Message> ever, Scope scope, String name) {
    return of(in(ever, scope), name)
        .filter(Message.Outcomes.class::isInstance)
        .map(Message.Outcomes.class::cast)
        .toList();
  }

  private static String rate(
      List<Message> ever,
      Scope scope,
      String name,
      List<Message> events,
      Function<Message, @Nullable String> key) {
    var there = distinct(events, key);
    var crashed = distinct(crashes(ever, scope, name, false), key);
    crashed.retainAll(there);
    return there.isEmpty() ? "-" : crashed.size() + "/" + there.size();
  }

  private List<Long> perDay(List<Message> ever, Scope scope, String name) {
    var days = new ArrayList<Long>();
    LocalDate day = scope.from().atZone(scope.zone()).toLocalDate();
    for (; day.atStartOfDay(scope.zone()).toInstant().isBefore(scope.to()); day = day.plusDays(1)) {
      LocalDate here = day;
      var events =
          of(in(ever, scope), name)
              .filter(Message.Track.class::isInstance)
              .filter(m -> m.at().atZone(scope.zone()).toLocalDate().equals(here))
              .toList();
      days.add(
          plan.identity().model() == Model.NONE
              ? (long) events.size()
              : distinct(events, m -> m.sender().install()).size());
    }
    return days;
  }
}
