package candor.server.desk;

import candor.server.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * Is what became of a change that somebody asked for. Whoever makes one has to say in words what it
 * was, or that nothing changed; so none is missing in the journal.
 *
 * @param response the answer
 * @param what what was done, without any value; empty when nothing changed
 * @param app the app, empty for none, or null for the one that the address names
 */
record Deed(Response response, String what, @Nullable String app) {

  static Deed none(Response response) {
    return new Deed(response, "", null);
  }

  static Deed done(String what, Response response) {
    return new Deed(response, what, null);
  }

  /** Says of which app, where it is not the one that the address names. */
  Deed of(String other) {
    return new Deed(response, what, other);
  }
}
