package candor.server.desk;

import candor.server.desk.MembersPage.Said;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.team.Journal;
import candor.server.team.Member;
import candor.server.team.Need;
import candor.server.team.Reach;
import candor.server.team.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the changes of the page of members, and the journal as a table. For many threads. */
final class MemberForms {

  private static final Logger LOG = System.getLogger(MemberForms.class.getName());

  private static final String BASE = "/a/{app}/settings/members";

  /** What the field of an app is called, before its id. */
  private static final String APP = "app.";

  private static final String COPY =
      "Hand this link over; it opens once, within 24 hours, and is not shown again.";

  private final Access access;
  private final Registry registry;
  private final SettingsForms.Turns turns;

  private MemberForms(Access access, Registry registry, SettingsForms.Turns turns) {
    this.access = access;
    this.registry = registry;
    this.turns = turns;
  }

  static void addTo(Guard guard, Access access, Registry registry, SettingsForms.Turns turns) {
    var forms = new MemberForms(access, registry, turns);
    guard.form(Need.ADMINISTER, BASE, forms::add);
    guard.form(Need.ADMINISTER, BASE + "/change", forms::change);
    guard.form(Need.ADMINISTER, BASE + "/link", forms::link);
    guard.form(Need.ADMINISTER, BASE + "/signout", forms::signOut);
    guard.form(Need.ADMINISTER, BASE + "/remove", forms::remove);
    guard.page(Need.ADMINISTER, BASE + "/journal.csv", forms::table);
  }

  private Access.Books books() {
    return Objects.requireNonNull(access.books(), "forms are only for those who signed in");
  }

  private Deed add(Request request, Map<String, String> fields) throws IOException {
    try {
      Member member =
          books().team().add(fields.getOrDefault("name", ""), role(fields), reach(fields));
      return done("added the member " + words(member), said(request, invitation(member)));
    } catch (IllegalArgumentException e) {
      return refused(request, e.getMessage());
    }
  }

  /** A member who was added is one, whether or not its link can be written down. */
  private Said invitation(Member member) {
    try {
      return new Said(200, COPY, access.newSignInLink(member.id()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the link of a new member cannot be written down", e);
      return new Said(503, "Added, but without a link; make a new one when there is room.", "");
    }
  }

  private Deed change(Request request, Map<String, String> fields) throws IOException {
    String id = fields.getOrDefault("id", "");
    try {
      Role role = role(fields);
      if (isSelf(request, id) && role != Role.OWNER) {
        return refused(request, "You cannot lower your own role; another owner can.");
      }
      Member member = books().team().change(id, role, reach(fields));
      return member == null
          ? gone(request)
          : done("changed the member " + words(member), back(request));
    } catch (IllegalArgumentException e) {
      return refused(request, e.getMessage());
    }
  }

  private Deed link(Request request, Map<String, String> fields) throws IOException {
    Member member = books().team().find(fields.getOrDefault("id", ""));
    if (member == null) {
      return gone(request);
    }
    String link = access.newSignInLink(member.id());
    return done(
        "made a sign-in link for the member " + member.name(),
        said(request, new Said(200, COPY, link)));
  }

  private Deed signOut(Request request, Map<String, String> fields) {
    Member member = books().team().find(fields.getOrDefault("id", ""));
    if (member == null) {
      return gone(request);
    }
    books().sessions().endAll(member.id());
    return done("signed the member " + member.name() + " out everywhere", back(request));
  }

  private Deed remove(Request request, Map<String, String> fields) throws IOException {
    String id = fields.getOrDefault("id", "");
    if (isSelf(request, id)) {
      return refused(request, "You cannot remove yourself; another owner can.");
    }
    Member member = books().team().find(id);
    if (member == null) {
      return gone(request);
    }
    // What lets it in ends first: whoever is still a member after a failure can be removed again.
    books().sessions().endAll(id);
    books().team().remove(id);
    return done("removed the member " + member.name(), back(request));
  }

  private Response table(Request request) {
    var csv = new Csv("at", "who", "app", "what");
    var books = access.books();
    try {
      for (var entry : books == null ? List.<Journal.Entry>of() : books.journal().all()) {
        csv.row(entry.at(), entry.who(), entry.app(), entry.what());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.text(200, "text/csv; charset=utf-8; header=present", csv.text())
        .with("Content-Disposition", "attachment; filename=\"journal.csv\"")
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  private boolean isSelf(Request request, String id) {
    return access.viewer(request) instanceof Viewer.OfTeam(Member viewer) && viewer.id().equals(id);
  }

  private static Role role(Map<String, String> fields) {
    Role role = Role.of(fields.getOrDefault("role", ""));
    if (role == null) {
      throw new IllegalArgumentException("Choose a role.");
    }
    return role;
  }

  /** Never takes more apps for meant than were chosen: what can be read in two ways is refused. */
  private Reach reach(Map<String, String> fields) {
    var named = new TreeSet<String>();
    for (Registry.App app : registry.apps()) {
      if (fields.containsKey(APP + app.id())) {
        named.add(app.id());
      }
    }
    boolean all = fields.getOrDefault("sees", "").equals("all");
    if (all != named.isEmpty()) {
      throw new IllegalArgumentException(
          "Choose all apps and mark none, or choose the marked ones and mark one at least.");
    }
    return all ? new Reach.All() : new Reach.Named(named);
  }

  private static String words(Member member) {
    String apps =
        switch (member.reach()) {
          case Reach.All() -> "all apps";
          case Reach.Named(var ids) when ids.size() > 3 -> ids.size() + " apps";
          case Reach.Named(var ids) -> String.join(", ", ids);
        };
    return member.name() + ": " + member.role().word() + " of " + apps;
  }

  /** Members are those of the whole server, whichever app's page they are changed on. */
  private static Deed done(String what, Response response) {
    return Deed.done(what, response).of("");
  }

  private Deed gone(Request request) {
    return Deed.none(said(request, new Said(404, "There is no such member any more.", "")));
  }

  private Deed refused(Request request, @Nullable String sentence) {
    return Deed.none(
        said(request, new Said(400, Objects.requireNonNullElse(sentence, "Nothing changed."), "")));
  }

  private Response said(Request request, Said said) {
    var turn = turns.of(request, PageList.MEMBERS);
    return turn == null ? back(request) : MembersPage.answer(turn, said);
  }

  private static Response back(Request request) {
    String app = Objects.requireNonNullElse(request.parameter(":app"), "");
    return Html.redirect(Link.to("a", app, "settings", "members").href());
  }
}
