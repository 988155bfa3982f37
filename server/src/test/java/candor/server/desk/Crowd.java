package candor.server.desk;

import candor.server.people.People;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner.Interval;
import candor.server.query.ReportQuestioner;
import candor.server.query.Scope;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Is more of everything than any page shows. */
final class Crowd {

  private static final int MANY = 2_500;

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

  private Crowd() {}

  private static <T> List<T> some(int skip, int limit, IntFunction<T> one) {
    return IntStream.range(skip, Math.min(MANY, skip + limit)).mapToObj(one).toList();
  }

  /** Knows many installs, each of which did much. */
  record Installs() implements People {

    private static Person install(int number) {
      return new Person("%016x".formatted(number), AT, AT, number, Map.of(), Map.of());
    }

    @Override
    public List<Person> list(Range range, int skip, int limit) {
      return some(skip, limit, Installs::install);
    }

    @Override
    public Person person(String app, boolean debug, String id) {
      return install(1);
    }

    @Override
    public Census census(String app, boolean debug, List<String> properties, int limit) {
      return new Census(MANY, Map.of("total_sessions", 9L), Map.of());
    }

    @Override
    public List<Deed> deeds(Range range, String id, int limit) {
      return some(0, limit, number -> new Deed(AT, "app.started", Map.of()));
    }
  }

  /** Knows many crashes, releases and messages like the one of a sample. */
  record Reports(ReportQuestioner sample) implements ReportQuestioner {

    @Override
    public Crashes crashes(Scope scope, int limit) throws BadQuestion {
      Group one = sample.crashes(scope, 1).groups().getFirst();
      var groups =
          some(
              0,
              limit,
              number ->
                  new Group(
                      "%016x".formatted(number),
                      one.type(),
                      one.message(),
                      1,
                      0,
                      null,
                      one.first(),
                      one.last(),
                      one.seen()));
      return new Crashes(groups, groups.size(), 0);
    }

    @Override
    public List<Report> reports(Scope scope, String group, int limit) throws BadQuestion {
      return Collections.nCopies(limit, sample.reports(scope, group, 1).getFirst());
    }

    @Override
    public List<Seen> seen(Scope scope, String group) throws BadQuestion {
      return sample.seen(scope, group);
    }

    @Override
    public Releases releases(Scope scope, int limit) throws BadQuestion {
      Releases few = sample.releases(scope, limit);
      return new Releases(
          Collections.nCopies(limit, few.releases().getFirst()),
          few.all(),
          few.starts(),
          few.perDay(),
          few.unit(),
          few.basis());
    }

    @Override
    public List<First> firsts(String app) throws BadQuestion {
      return sample.firsts(app);
    }

    @Override
    public Courses courses(Scope scope, List<String> groups, Interval interval) throws BadQuestion {
      return sample.courses(scope, groups, interval);
    }

    @Override
    public List<Note> feedback(Scope scope, int limit) throws BadQuestion {
      Note one = sample.feedback(scope, 1).getFirst();
      return some(
          0,
          limit,
          number ->
              new Note(
                  "01890a5d-ac96-774b-bcce-%012x".formatted(number),
                  one.at(),
                  one.kind(),
                  one.text(),
                  null));
    }
  }
}
