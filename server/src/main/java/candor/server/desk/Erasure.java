package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.server.desk.DataPage.Told;
import candor.server.desk.Sources.Erased;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Erases one install by its id, and makes the receipt. Safe for use by many threads. */
final class Erasure {

  private static final Logger LOG = System.getLogger(Erasure.class.getName());

  private static final String ID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

  private final Sources sources;
  private final SettingsForms.Turns turns;

  private Erasure(Sources sources, SettingsForms.Turns turns) {
    this.sources = sources;
    this.turns = turns;
  }

  static void addTo(Guard guard, Sources sources, SettingsForms.Turns turns) {
    var erasure = new Erasure(sources, turns);
    guard.form(Need.ADMINISTER, "/a/{app}/data/erase", erasure::erase);
  }

  private Deed erase(Request request, Map<String, String> fields) throws InterruptedException {
    var turn = turns.of(request, PageList.DATA);
    if (turn == null) {
      return Deed.none(Html.redirect("/"));
    }
    Told told = told(turn.view().app(), fields.getOrDefault("install", "").strip());
    Response response = DataPage.answer(turn, told);
    // The journal must not become a list of those who wanted to be forgotten: no id.
    return told.receipt().isEmpty()
        ? Deed.none(response)
        : Deed.done("erased an install", response);
  }

  private Told told(Registry.App app, String install) throws InterruptedException {
    if (!hasIds(sources, app)) {
      return new Told(409, "Nothing was erased: this app keeps no id of an install.", "");
    }
    if (!install.matches(ID)) {
      return new Told(
          422, "Nothing was erased: the id must be a UUID, as the app's own status shows it.", "");
    }
    try {
      Erased erased = sources.rows().running().erasing().erase(app, UUID.fromString(install));
      if (erased == null) {
        return new Told(404, nothing(app), "");
      }
      LOG.log(Level.INFO, "an erasure was ordered on the page of the data of " + app.id());
      int status = erased.left() == Sources.Left.UNTIL_STORED ? 202 : 200;
      return new Told(status, "", receipt(app, install, erased));
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "an erasure was not ordered, because the store is behind", e);
      return new Told(503, "Nothing was ordered: the store is behind. Try again.", "");
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an erasure is not known to be ordered", e);
      return new Told(503, "It is not known whether it is ordered. Ask again.", "");
    }
  }

  /** Says whether rows can be found by an id; those of older plans stay until their days end. */
  static boolean hasIds(Sources sources, Registry.App app) {
    return app.plan().identity().model() == Model.INSTALL
        || sources.rows().versions().apply(app.id()).values().stream()
            .anyMatch(version -> version.identity().model() == Model.INSTALL);
  }

  private static String nothing(Registry.App app) {
    return app.plan().identity().model() == Model.DAILY
        ? "Nothing is known by that id. Ids that an older plan had are forgotten within two days of "
            + "its end; rows without one go when their days do."
        : "Nothing is kept of that install: it was erased, is too old, or never came.";
  }

  private static String receipt(Registry.App app, String install, Erased erased) {
    return """
    Receipt of an erasure
    app       %s
    install   %s
    ordered   %s, as %s
    erased    %d events, and everything else that was kept of this install
    checked   %s
    """
        .formatted(
            app.plan().app().name(),
            install,
            erased.at().truncatedTo(ChronoUnit.SECONDS),
            erased.order(),
            erased.events(),
            switch (erased.left()) {
              case NOTHING -> "nothing is left in the store";
              case SOMETHING -> "something came in again meanwhile";
              case UNTIL_STORED ->
                  "not yet: the store is behind, and erases it when it comes to it";
              case NOT_KNOWN -> "not known: the store could not be asked afterwards";
            });
  }
}
