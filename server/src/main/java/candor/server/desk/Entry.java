package candor.server.desk;

import candor.server.http.Response;

/** Is what a request with a cookie or a token comes to. */
sealed interface Entry {

  /** It is somebody's. */
  record Admitted(Viewer viewer) implements Entry {}

  /** It is nobody's, or must wait. */
  record Refused(Response response) implements Entry {

    static Refused wrongHost() {
      return new Refused(
          Problem.of(403, "Another host", "Without sign-in only this machine may be named.")
              .response());
    }

    static Refused unauthorized(String detail) {
      return new Refused(
          Problem.of(401, "Not signed in", detail)
              .response()
              .with("WWW-Authenticate", "Bearer realm=\"candor\""));
    }

    static Refused beyondToken() {
      return new Refused(
          Problem.of(
                  403,
                  "Beyond this token",
                  "A named token reads the figures of the apps that it was made for, or hands in"
                      + " their symbol files, and no more.")
              .response());
    }
  }
}
