package candor.server.desk;

import candor.server.desk.pages.JtewatchGenerated;
import candor.server.desk.pages.JtewatchedGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.observe.PlanDraft;
import candor.server.observe.Seen;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the pages about apps without a plan: what was seen of them, and a draft of a plan. */
final class WatchPages {

  private final DeskOptions options;
  private final Registry registry;
  private final Keeping keeping;
  private final Framing framing;

  WatchPages(DeskOptions options, Sources sources, Framing framing) {
    this.options = options;
    this.registry = sources.registry();
    this.keeping = sources.keeping();
    this.framing = framing;
  }

  void addTo(Guard guard) {
    guard.page(Need.ADMINISTER, "/watch", this::all);
    guard.page(Need.ADMINISTER, "/watch/{app}", this::one);
    guard.form(Need.ADMINISTER, "/watch", this::begin);
  }

  private Response all(Request request) {
    return all(request, 200, "");
  }

  private Response all(Request request, int status, String problem) {
    var frame = framing.plain(request, "Apps without a plan");
    var rows = registry.watched().stream().map(this::row).toList();
    var page = new Pages.Watched(rows, frame.token(), problem);
    return Html.page(
        request, status, out -> JtewatchGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  private Pages.App row(Registry.App app) {
    Seen seen = keeping.observatory().seen(app.id());
    return new Pages.App(
        app.id(), Link.to("watch", app.id()), seen == null ? "nothing came yet" : words(seen));
  }

  private static String words(Seen seen) {
    long events = seen.events().values().stream().mapToLong(Seen.Group::count).sum();
    return Words.number(events + seen.moreEvents())
        + " events under "
        + Words.number(seen.events().size())
        + " names, from "
        + Words.longDay(seen.first())
        + " to "
        + Words.longDay(seen.last());
  }

  private Response one(Request request) {
    Registry.App app = app(request);
    if (app == null) {
      return all(request, 404, "No app of this name is watched. It may have a plan by now.");
    }
    var frame = framing.plain(request, app.id() + ", watched");
    Seen seen = keeping.observatory().seen(app.id());
    var page =
        new Pages.Draft(
            app.id(),
            keys(app),
            seen == null ? "" : words(seen),
            seen == null ? List.of() : groups(seen),
            seen == null ? "" : PlanDraft.of(app.id(), seen));
    return Html.page(
        request, 200, out -> JtewatchedGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  private Registry.@Nullable App app(Request request) {
    String id = Objects.requireNonNullElse(request.parameter(":app"), "");
    return registry.watched().stream().filter(a -> a.id().equals(id)).findFirst().orElse(null);
  }

  private List<Pages.Key> keys(Registry.App app) {
    var home = options.home().get();
    var keys = app.keys();
    return List.of(
        new Pages.Key("Native", keys.nativeKey()),
        new Pages.Key("Aptabase", keys.aptabase()),
        new Pages.Key("PostHog", keys.posthog()),
        new Pages.Key("Sentry", keys.dsn(home)),
        new Pages.Key("Usage", keys.usage()));
  }

  private static List<Pages.Group> groups(Seen seen) {
    var groups = new ArrayList<Pages.Group>();
    if (!seen.context().traits().isEmpty()) {
      groups.add(group("On every event", "context", seen.context()));
    }
    seen.events()
        .forEach((name, group) -> {
          boolean summary = name.equals(Seen.SUMMARY);
          groups.add(
              group(
                  summary ? "Session summary" : name,
                  Words.number(group.count()) + " times",
                  group));
        });
    return groups;
  }

  private static Pages.Group group(String name, String note, Seen.Group group) {
    var traits = new ArrayList<Pages.Trait>();
    group
        .traits()
        .forEach((trait, seen) ->
            traits.add(
                new Pages.Trait(
                    trait,
                    PlanDraft.words(seen),
                    Words.percent(seen.count(), Math.max(1, group.count())),
                    values(seen))));
    String more =
        group.more() == 0
            ? ""
            : Words.number(group.more()) + " values more came under names that are not kept.";
    return new Pages.Group(name, note, traits, more);
  }

  private static String values(Seen.Trait seen) {
    String shared = String.join(", ", seen.values());
    if (seen.hidden() == 0) {
      return shared;
    }
    String others = Words.number(seen.hidden()) + " times a word that too few share";
    return shared.isEmpty() ? others : shared + "; " + others;
  }

  private Deed begin(Request request, Map<String, String> fields) throws IOException {
    try {
      Registry.App app = registry.watch(fields.getOrDefault("app", "").strip());
      if (!app.isWatched()) {
        return Deed.none(Html.redirect(Link.to("a", app.id()).href()));
      }
      return Deed.done("began to watch the app", Html.redirect(Link.to("watch", app.id()).href()))
          .of(app.id());
    } catch (IllegalArgumentException e) {
      return Deed.none(
          all(request, 400, Objects.requireNonNullElse(e.getMessage(), "This cannot be an id.")));
    }
  }
}
