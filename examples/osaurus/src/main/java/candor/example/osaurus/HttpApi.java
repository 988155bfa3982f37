package candor.example.osaurus;

import candor.example.osaurus.telemetry.MessageSource;
import candor.example.osaurus.telemetry.RunSource;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Answers clients of the HTTP API, in OpenAI's form. Safe for use by many threads. */
final class HttpApi implements HttpHandler {

  /** Plugins of the app say that they are one; what they are called is not asked. */
  private static final String PLUGIN = "Osaurus-Plugin";

  private static final String AGENTS = "/agents/";
  private static final String RUN = "/run";

  private final App app;

  HttpApi(App app) {
    this.app = app;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      try {
        answer(exchange, exchange.getRequestMethod() + " " + path, path);
      } catch (BadRequest bad) {
        new Replies(exchange).error(bad.status(), bad.getMessage());
      }
    }
  }

  private void answer(HttpExchange exchange, String what, String path)
      throws IOException, BadRequest {
    if (what.equals("GET /v1/models")) {
      new Replies(exchange).json(200, ApiJson.models(app.shelf().ids()));
    } else if (what.equals("POST /v1/chat/completions")) {
      complete(exchange);
    } else if (what.equals("POST " + path) && path.startsWith(AGENTS) && path.endsWith(RUN)) {
      run(
          exchange,
          path.substring(AGENTS.length(), Math.max(AGENTS.length(), path.length() - RUN.length())));
    } else {
      throw new BadRequest(404, "There is nothing at this path, or not with this method.");
    }
  }

  private void complete(HttpExchange exchange) throws IOException, BadRequest {
    var body = ApiJson.read(exchange.getRequestBody());
    var model = model(body);
    var request = ApiJson.request(body);
    var reply = app.chat().answer(model, request, new Turns.Origin(source(exchange), false));
    new Replies(exchange).reply(model.id(), reply, request.stream());
  }

  private void run(HttpExchange exchange, String id) throws IOException, BadRequest {
    if (app.home().state().agent(id) == null) {
      throw new BadRequest(404, "There is no agent with this id; see osaurus agent list.");
    }
    var body = ApiJson.read(exchange.getRequestBody());
    var model = model(body);
    var request = ApiJson.request(body);
    var origin = new Turns.Origin(source(exchange), true);
    String text = app.agents().run(model, request, origin, RunSource.HTTP_API);
    new Replies(exchange).reply(model.id(), new Engine.Reply.Text(text), request.stream());
  }

  private Model model(JsonObject body) throws IOException, BadRequest {
    var found = app.shelf().find(ApiJson.text(body, "model", "foundation"));
    if (found == null) {
      throw new BadRequest(404, "There is no such model here; see GET /v1/models.");
    }
    return found;
  }

  private static MessageSource source(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey(PLUGIN)
        ? MessageSource.PLUGIN
        : MessageSource.HTTP_API;
  }
}
