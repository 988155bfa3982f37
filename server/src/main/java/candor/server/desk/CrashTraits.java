package candor.server.desk;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.ReportPages;
import candor.server.desk.pages.Screen.Rank;
import candor.server.desk.pages.Screen.Ranking;
import candor.server.query.ReportQuestioner.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what the latest reports of one group have in common and in what they differ.
 *
 * @param view the app and what was chosen
 * @param reports the reports, newest first
 */
record CrashTraits(View view, List<Report> reports) {

  /** As many values as a card shows. */
  private static final int MOST_VALUES = 6;

  /** What redaction leaves in place of what it took, and what that was. */
  private static final Map<String, String> TAKEN =
      new TreeMap<>(Map.of("<path>", "paths", "<redacted>", "secrets or personal data"));

  /** Ranks the values of everything that rode along. */
  List<Ranking> tags() {
    return context(reports).entrySet().stream()
        .map(e -> ranking(e.getKey(), e.getValue()))
        .toList();
  }

  /** Counts the values of everything that rode along, by property, the most frequent first. */
  static Map<String, List<Map.Entry<String, Long>>> context(List<Report> reports) {
    var counts = new TreeMap<String, Map<String, Long>>();
    for (Report report : reports) {
      report
          .context()
          .forEach((name, value) ->
              counts.computeIfAbsent(name, n -> new HashMap<>()).merge(value, 1L, Long::sum));
    }
    var ranked = new TreeMap<String, List<Map.Entry<String, Long>>>();
    counts.forEach((name, values) -> ranked.put(name, ranked(values)));
    return ranked;
  }

  private Ranking ranking(String name, List<Map.Entry<String, Long>> values) {
    var planned = view.app().plan().context().get(name);
    var ranks =
        values.stream()
            .limit(MOST_VALUES)
            .map(value -> rank(name, value.getKey(), value.getValue()))
            .toList();
    return new Ranking(
        Words.title(name), planned == null ? "" : planned.what(), "Reports", ranks, "", null, "");
  }

  private static List<Map.Entry<String, Long>> ranked(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  private Rank rank(String name, String value, long count) {
    return new Rank(
        value,
        Words.number(count),
        Words.percent(count, reports.size()),
        (int) Math.max(1, 100 * count / reports.size()),
        null,
        view.state()
            .choosingNothing()
            .filters(List.of())
            .toggled(name, value)
            .link("a", view.app().id()),
        false);
  }

  /** Lists what the error said, where it did not always say the same. */
  List<Drawing.Row> variants() {
    var all = said(reports);
    return all.size() < 2
        ? List.of()
        : all.stream()
            .limit(MOST_VALUES)
            .map(one -> new Drawing.Row(one.getKey(), List.of(Words.number(one.getValue()))))
            .toList();
  }

  /** Counts what the error said, the most frequent first. */
  static List<Map.Entry<String, Long>> said(List<Report> reports) {
    var counts = new HashMap<String, Long>();
    reports.forEach(report -> counts.merge(said(report.chain().getFirst()), 1L, Long::sum));
    return ranked(counts);
  }

  private static String said(Thrown thrown) {
    String type = thrown.type().isEmpty() ? "Unnamed error" : thrown.type();
    return thrown.message().isEmpty() ? type : type + ": " + thrown.message();
  }

  /** Says how much was taken out of the messages before they were kept, by kind. */
  String redactions() {
    var words = new ArrayList<String>();
    TAKEN.forEach((mark, what) -> {
      long count =
          reports.stream()
              .flatMap(report -> report.chain().stream())
              .mapToLong(thrown -> count(thrown.message(), mark))
              .sum();
      if (count > 0) {
        words.add(what + " (" + Words.number(count) + ")");
      }
    });
    return words.isEmpty()
        ? "Nothing had to be taken out of their messages."
        : "Taken out of their messages: " + String.join(", ", words) + ".";
  }

  private static int count(String text, String mark) {
    return (text.length() - text.replace(mark, "").length()) / mark.length();
  }

  /** Names the call of the app in which it happened, or the innermost one. */
  String culprit() {
    var frames = reports.getFirst().chain().getFirst().frames();
    return frames.stream()
        .filter(Frame::own)
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(frame -> call(frame) + " " + place(frame))
        .orElse("")
        .strip();
  }

  /** Puts calls together that follow each other in libraries; those of the app stay open. */
  static List<ReportPages.Stretch> stretches(List<Frame> frames) {
    boolean folds = frames.stream().anyMatch(Frame::own);
    var stretches = new ArrayList<ReportPages.Stretch>();
    var calls = new ArrayList<ReportPages.Call>();
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      calls.add(new ReportPages.Call(call(frame), place(frame), frame.own()));
      if (i + 1 == frames.size() || frames.get(i + 1).own() != frame.own()) {
        stretches.add(new ReportPages.Stretch(folds && !frame.own(), List.copyOf(calls)));
        calls.clear();
      }
    }
    return stretches;
  }

  private static String call(Frame frame) {
    return frame.function().isEmpty() ? "?" : frame.function();
  }

  private static String place(Frame frame) {
    String module = frame.module() == null ? "" : frame.module();
    String line = frame.line() == 0 ? "" : ":" + frame.line();
    String column = frame.column() == 0 ? "" : ":" + frame.column();
    return module + line + column;
  }

  /** Writes a report as people paste it into a tracker. */
  static String text(Report report) {
    var text = new StringBuilder();
    for (Thrown thrown : report.chain()) {
      text.append(text.isEmpty() ? "" : "Caused by: ").append(said(thrown)).append('\n');
      for (Frame frame : thrown.frames()) {
        String place = place(frame);
        text.append("    at ").append(call(frame));
        text.append(place.isEmpty() ? "" : " (" + place + ")").append('\n');
      }
    }
    new TreeMap<>(report.context())
        .forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
