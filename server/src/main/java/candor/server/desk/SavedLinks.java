package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.settings.SavedViews.SavedView;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns pages with their choices into what is kept of them, and back. */
final class SavedLinks {

  private SavedLinks() {}

  /** Returns the path of the page that a request asks for, within its app. */
  static String page(Request request, String app) {
    String path = request.path();
    String start = "/a/" + app + "/";
    return path.startsWith(start) ? path.substring(start.length()) : "";
  }

  /** Returns the choices of a page as they stand in its address. */
  static String query(Request request) {
    Link link = Link.to();
    for (var parameter : request.query().entrySet()) {
      // What begins with a colon is a name of the path, not of the address.
      if (!parameter.getKey().startsWith(":")) {
        for (String value : parameter.getValue()) {
          link = link.with(parameter.getKey(), value);
        }
      }
    }
    return link.query().isEmpty() ? "" : link.href().substring(2);
  }

  /** Says whether an app has a page of that path, besides the settings. */
  static boolean isPage(String path) {
    return PageList.ALL.stream()
        .filter(page -> !page.path().startsWith("settings"))
        .anyMatch(page -> path.matches(page.path().replaceAll("\\{\\w+}", "[^/]+")));
  }

  /** Says whether somebody may have the page of a view. */
  static boolean opens(SavedView view, Viewer viewer) {
    return PageList.ALL.stream()
        .filter(page -> page.reads(view.page()) != null)
        .allMatch(page -> viewer.may(page.need()));
  }

  /** Makes the address anew, so that it can only be one of this server. */
  static Link link(String app, SavedView view) {
    var segments = new ArrayList<>(List.of("a", app));
    if (!view.page().isEmpty()) {
      segments.addAll(List.of(view.page().split("/", -1)));
    }
    Link link = new Link(segments, List.of());
    for (String pair : view.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        link = link.with(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return link;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
