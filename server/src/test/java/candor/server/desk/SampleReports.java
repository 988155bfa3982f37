package candor.server.desk;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.ReportQuestioner;
import candor.server.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers with made-up crashes and feedback. */
record SampleReports(String message, String text, List<First> releases)
    implements ReportQuestioner {

  static final String GROUP = "00c0ffee00c0ffee";

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

  SampleReports(String message, String text) {
    this(
        message,
        text,
        List.of(
            new First("0.6.9", AT.minus(Duration.ofDays(20))),
            new First(message, AT),
            new First("0.6.27", AT.minus(Duration.ofDays(9))),
            new First("0.6.26", AT.minus(Duration.ofDays(9)))));
  }

  SampleReports() {
    this("cannot load <path>", "The hotkey stopped working.");
  }

  @Override
  public Crashes crashes(Scope scope, int limit) {
    var first = AT.minus(Duration.ofDays(9));
    var loading =
        new Group(GROUP, "ModelException", message, 31, 4, 12L, first, AT, seen(scope, GROUP));
    var panic =
        new Group("0badcafe0badcafe", "panic", "index out of bounds", 3, 0, 2L, AT, AT, List.of());
    return new Crashes(List.of(loading, panic), 34, 4);
  }

  @Override
  public List<Seen> seen(Scope scope, String group) {
    return group.equals(GROUP)
        ? List.of(
            new Seen("0.6.27", 30, 4, 12L, AT.minus(Duration.ofDays(9)), AT),
            new Seen(
                "0.6.9", 1, 0, 1L, AT.minus(Duration.ofDays(40)), AT.minus(Duration.ofDays(30))))
        : List.of();
  }

  @Override
  public Releases releases(Scope scope, int limit) {
    var day = AT.minus(Duration.ofHours(9));
    var starts = List.of(AT.minus(Duration.ofDays(2)), AT.minus(Duration.ofDays(1)));
    var rate = new Rate(40, 1);
    var newest =
        new Release(message, day, AT, 90, 12L, 40L, 3, 1, rate, new Rate(12, 1), List.of(3L, 9L));
    var free = new Rate(80, scope.to().isBefore(AT) ? 4 : 1);
    var all = new Release("", day, AT, 180, 20L, 80L, 3, 1, free, null, List.of(10L, 12L));
    var basis = new Answers.Basis("By day.", "Released builds.", "install", true, List.of());
    return new Releases(List.of(newest), all, starts, List.of(10L, 12L), "installs", basis);
  }

  @Override
  public List<Report> reports(Scope scope, String group, int limit) {
    var frames =
        List.of(
            new Frame("whisper::init", "libwhisper.so", 0, 0, false),
            new Frame("dimmy::engine::load", "engine.rs", 212, 9, true));
    var cause = new Thrown("IoError", "not found", List.of());
    var chain = List.of(new Thrown("ModelException", message, frames), cause);
    return List.of(new Report(AT, false, Map.of("os", "windows", "app_version", "0.6.27"), chain));
  }

  @Override
  public List<First> firsts(String app) {
    return releases;
  }

  @Override
  public Courses courses(Scope scope, List<String> groups, Interval interval) {
    var day = Duration.ofDays(1);
    var starts =
        Stream.iterate(scope.from(), at -> at.isBefore(scope.to()), at -> at.plus(day)).toList();
    var reports = starts.stream().map(at -> at.isAfter(AT) ? 0L : 3L).toList();
    return new Courses(
        starts,
        groups.stream()
            .flatMap(group ->
                Stream.of(new Course(group, message, reports), new Course(group, null, reports)))
            .toList());
  }

  @Override
  public List<Note> feedback(Scope scope, int limit) {
    return List.of(
        new Note("01890a5d-ac96-774b-bcce-b302099a8057", AT, "bug", text, "ada@example.org"),
        new Note("01890a5d-ac96-774b-bcce-b302099a8058", AT, "general", "Thank you!", null));
  }
}
