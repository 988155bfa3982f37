package candor.server.settings;

import candor.server.notes.Note;
import candor.server.notes.Notes;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps views that were saved, for each app. Safe for use by many threads. */
public final class SavedViews {

  /** More than a menu shows without scrolling twice. */
  private static final int MOST_VIEWS = 50;

  /** The longest choices that can be kept: ten filters with a few values each. */
  public static final int LONGEST_QUERY = 500;

  private final Notes notes;

  /**
   * Is a page with its choices under a name.
   *
   * @param id names it in forms
   * @param name what its owner called it
   * @param page the page's path within the app, empty for the first one
   * @param query the choices, as they stand in the address behind the question mark
   */
  public record SavedView(String id, String name, String page, String query) {}

  /**
   * Keeps views as notes.
   *
   * @param notes the notes about views alone
   */
  public SavedViews(Notes notes) {
    this.notes = notes;
  }

  /**
   * Returns the views of an app by name.
   *
   * @param app the app's id
   * @return a copy
   */
  public List<SavedView> of(String app) {
    return notes.all(app).entrySet().stream()
        .map(entry -> view(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(SavedView::name).thenComparing(SavedView::id))
        .toList();
  }

  private static SavedView view(String id, Note note) {
    return new SavedView(id, note.field("name", ""), note.field("page", ""), note.field("q", ""));
  }

  /**
   * Saves a view; one of the same name is replaced. Durable on return.
   *
   * @param app the app's id
   * @param view the view; its id is not used
   * @throws IOException if it cannot be written, or there are too many
   */
  public void save(String app, SavedView view) throws IOException {
    var known = of(app);
    String id =
        known.stream()
            .filter(one -> one.name().equals(view.name()))
            .map(SavedView::id)
            .findFirst()
            .orElseGet(() -> UUID.randomUUID().toString());
    if (known.size() >= MOST_VIEWS && notes.get(app, id) == null) {
      throw new IOException("there are " + MOST_VIEWS + " views already; remove one first");
    }
    notes.put(
        app, id, new Note(Map.of("name", view.name(), "page", view.page(), "q", view.query())));
  }

  /**
   * Forgets a view.
   *
   * @param app the app's id
   * @param id the view's id
   * @throws IOException if it cannot be written
   */
  public void remove(String app, String id) throws IOException {
    if (notes.get(app, id) != null) {
      notes.remove(app, id);
    }
  }
}
