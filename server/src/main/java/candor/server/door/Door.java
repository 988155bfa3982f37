package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import java.util.List;

/** Speaks one dialect. Safe for use by many threads; keeps nothing between requests. */
public interface Door {

  /**
   * Returns the paths on which clients POST in this dialect.
   *
   * @return path patterns
   */
  List<String> paths();

  /**
   * Returns what a browser is told that asks before it posts.
   *
   * @return the answer to OPTIONS
   */
  Response preflight();

  /**
   * Begins to look at one request.
   *
   * @param request the request
   * @return the visit, for one thread at a time
   */
  Visit visit(Request request);
}
