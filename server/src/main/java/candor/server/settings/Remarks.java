package candor.server.settings;

import candor.server.notes.Note;
import candor.server.notes.Notes;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps remarks about days, for each app. Safe for many threads. */
public final class Remarks {

  /** One a week for ten years. */
  private static final int MOST_REMARKS = 500;

  private final Notes notes;

  /**
   * Is what is to be known about one day when a chart is read.
   *
   * @param id names it in forms
   * @param day the day
   * @param text what happened
   */
  public record Remark(String id, LocalDate day, String text) {}

  /**
   * Keeps remarks as notes.
   *
   * @param notes the notes about days alone
   */
  public Remarks(Notes notes) {
    this.notes = notes;
  }

  /**
   * Returns the written remarks of an app, the latest day first.
   *
   * @param app the app's id
   * @return a copy
   */
  public List<Remark> written(String app) {
    return notes.all(app).entrySet().stream()
        .map(entry -> remark(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Remark::day).reversed().thenComparing(Remark::text))
        .toList();
  }

  /**
   * Returns the remarks about some days in order.
   *
   * @param app the app's id
   * @param from the first day
   * @param to the first day that no longer belongs to them
   * @return a copy
   */
  public List<Remark> between(String app, LocalDate from, LocalDate to) {
    return written(app).stream()
        .filter(remark -> !remark.day().isBefore(from) && remark.day().isBefore(to))
        .sorted(Comparator.comparing(Remark::day).thenComparing(Remark::text))
        .toList();
  }

  private static Remark remark(String id, Note note) {
    return new Remark(id, LocalDate.parse(note.field("day", "1970-01-01")), note.field("text", ""));
  }

  /**
   * Writes a remark. Durable on return.
   *
   * @param app the app's id
   * @param day the day
   * @param text what happened
   * @throws IOException if it cannot be written, or there are too many
   */
  public void write(String app, LocalDate day, String text) throws IOException {
    if (notes.all(app).size() >= MOST_REMARKS) {
      throw new IOException("there are " + MOST_REMARKS + " remarks already; remove some first");
    }
    notes.put(
        app, UUID.randomUUID().toString(), new Note(Map.of("day", day.toString(), "text", text)));
  }

  /**
   * Forgets a written remark.
   *
   * @param app the app's id
   * @param id the remark's id
   * @throws IOException if it cannot be written
   */
  public void remove(String app, String id) throws IOException {
    if (notes.get(app, id) != null) {
      notes.remove(app, id);
    }
  }
}
