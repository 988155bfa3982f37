package candor.server.desk;

import candor.server.desk.pages.JteviewsGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.UpkeepPages;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.settings.Cabinet;
import candor.server.settings.SavedViews;
import candor.server.settings.SavedViews.SavedView;
import candor.server.team.Need;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the page of saved views and of remarks about days, and their changes. */
final class ViewsPage {

  private static final String BASE = "/a/{app}/settings/views";

  private static final int LONGEST_NAME = 60;

  /** A remark is a line in the legend of a chart. */
  private static final int LONGEST_REMARK = 160;

  private final Sources sources;
  private final SettingsForms.Turns turns;

  private ViewsPage(Sources sources, SettingsForms.Turns turns) {
    this.sources = sources;
    this.turns = turns;
  }

  static void addTo(Guard guard, Sources sources, SettingsForms.Turns turns) {
    var page = new ViewsPage(sources, turns);
    guard.form(Need.DECIDE, BASE, page::save);
    guard.form(Need.DECIDE, BASE + "/remove", page::removeView);
    guard.form(Need.DECIDE, BASE + "/remarks", page::write);
    guard.form(Need.DECIDE, BASE + "/remarks/remove", page::removeRemark);
  }

  static Response answer(PageList.Turn turn) {
    return answer(turn, 200, "");
  }

  private static Response answer(PageList.Turn turn, int status, String notice) {
    String app = turn.view().app().id();
    Cabinet cabinet = turn.sources().keeping().cabinet();
    var page =
        new UpkeepPages.Views(
            turn.token(Need.DECIDE),
            SettingsPage.parts(turn, "views"),
            Link.to("a", app, "settings", "views"),
            notice,
            draft(turn.request()),
            cabinet.views().of(app).stream()
                .map(view ->
                    new UpkeepPages.Saved(view.id(), view.name(), SavedLinks.link(app, view)))
                .toList(),
            cabinet.remarks().written(app).stream()
                .map(remark ->
                    new UpkeepPages.Remark(remark.id(), Words.longDay(remark.day()), remark.text()))
                .toList(),
            turn.view().today().toString());
    return Html.page(
        turn.request(),
        status,
        out -> JteviewsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  private static UpkeepPages.@Nullable Draft draft(Request request) {
    String page = request.parameter("page");
    String choices = request.parameter("choices");
    return page == null || choices == null || !SavedLinks.isPage(page)
        ? null
        : new UpkeepPages.Draft(page, choices);
  }

  /** Is one change of an app; returns what is wrong, or the empty string. */
  private interface Change {
    String make(String app) throws IOException;
  }

  private Deed change(Request request, String what, Change change) throws IOException {
    var app = sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    String problem = change.make(app.id());
    var turn = problem.isEmpty() ? null : turns.of(request, PageList.VIEWS);
    Response back = Html.redirect(Link.to("a", app.id(), "settings", "views").href());
    return !problem.isEmpty()
        ? Deed.none(turn == null ? back : answer(turn, 400, problem))
        : Deed.done(what, back);
  }

  private Deed save(Request request, Map<String, String> fields) throws IOException {
    String name = fields.getOrDefault("name", "").strip();
    String page = fields.getOrDefault("page", "-");
    String choices = fields.getOrDefault("choices", "");
    return change(
        request,
        "saved a view",
        app -> {
          if (name.isEmpty() || name.length() > LONGEST_NAME || !SavedLinks.isPage(page)) {
            return "A view needs a name of 1 to 60 characters and a page.";
          }
          if (choices.length() > SavedViews.LONGEST_QUERY) {
            return "The view has too many filters to be saved.";
          }
          sources.keeping().cabinet().views().save(app, new SavedView("", name, page, choices));
          return "";
        });
  }

  private Deed removeView(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "removed a saved view",
        app -> {
          sources.keeping().cabinet().views().remove(app, fields.getOrDefault("id", ""));
          return "";
        });
  }

  private Deed write(Request request, Map<String, String> fields) throws IOException {
    String text = fields.getOrDefault("text", "").strip();
    LocalDate day = day(fields.getOrDefault("day", ""));
    return change(
        request,
        "wrote a remark about a day",
        app -> {
          if (day == null || text.isEmpty() || text.length() > LONGEST_REMARK) {
            return "A remark needs a day and 1 to 160 characters.";
          }
          sources.keeping().cabinet().remarks().write(app, day, text);
          return "";
        });
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() >= 2000 && day.getYear() <= 2100 ? day : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Deed removeRemark(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "removed a remark about a day",
        app -> {
          sources.keeping().cabinet().remarks().remove(app, fields.getOrDefault("id", ""));
          return "";
        });
  }
}
