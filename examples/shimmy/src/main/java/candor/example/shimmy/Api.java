package candor.example.shimmy;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers each route of the server. Safe for use by many threads. */
final class Api {

  private final Engine engine;
  private final Generation generation;
  private final @Nullable Meter meter;

  Api(Engine engine, @Nullable Meter meter) {
    this.engine = engine;
    this.meter = meter;
    this.generation = new Generation(engine, meter);
  }

  Reply answer(String method, Address address, byte[] body) {
    boolean posts = method.equals("POST");
    return switch (address.route()) {
      case HEALTH -> Reply.json(Reply.object("status", "ok", "version", Shimmy.VERSION));
      case METRICS -> Reply.text("text/plain; version=0.0.4", figures());
      case DIAG -> Reply.json(Reply.object("version", Shimmy.VERSION, "models", loaded()));
      case API_MODELS, API_MODELS_DISCOVER -> Reply.json(Reply.object("models", models("name")));
      case API_TAGS -> Reply.json(Reply.object("models", models("model")));
      case V1_MODELS -> Reply.json(Reply.object("object", "list", "data", models("id")));
      case API_MODELS_NAME_STATUS -> status(address.name());
      case API_MODELS_NAME_LOAD -> posts ? set(address.name(), true) : wrongMethod();
      case API_MODELS_NAME_UNLOAD -> posts ? set(address.name(), false) : wrongMethod();
      case API_TOOLS -> Reply.json(Reply.object("tools", new Json.Array(List.of(tool()))));
      case API_TOOLS_NAME_EXECUTE -> read(posts, body, asked -> count(address.name(), asked));
      case API_WORKFLOWS_EXECUTE -> read(posts, body, generation::workflow);
      case API_GENERATE -> read(posts, body, generation::plain);
      case V1_COMPLETIONS -> read(posts, body, generation::completion);
      case V1_CHAT_COMPLETIONS -> read(posts, body, generation::chat);
      case V1_MESSAGES -> read(posts, body, generation::message);
      case WS_GENERATE ->
          Reply.problem(426, "this example has no WebSocket; POST /api/generate does the same");
      case OTHER -> Reply.problem(404, "there is no such path");
    };
  }

  private static Reply wrongMethod() {
    return Reply.problem(405, "this path takes POST");
  }

  private static Reply read(boolean posts, byte[] body, Function<Json.Dictionary, Reply> then) {
    if (!posts) {
      return wrongMethod();
    }
    try {
      return JsonReader.read(body) instanceof Json.Dictionary asked
          ? then.apply(asked)
          : Reply.problem(400, "the body must be a JSON object");
    } catch (JsonException notJson) {
      return Reply.problem(400, "the body must be a JSON object");
    }
  }

  private int loaded() {
    return (int) engine.models().stream().filter(Engine.Model::loaded).count();
  }

  private String figures() {
    return "# TYPE shimmy_models_loaded gauge\nshimmy_models_loaded " + loaded() + "\n";
  }

  private Json models(String nameOfName) {
    var all = new ArrayList<Json>();
    for (Engine.Model model : engine.models()) {
      all.add(Reply.object(nameOfName, model.name(), "loaded", model.loaded()));
    }
    return new Json.Array(all);
  }

  private Reply status(String name) {
    var model = engine.model(name);
    return model == null
        ? Generation.noSuchModel()
        : Reply.json(Reply.object("name", model.name(), "loaded", model.loaded()));
  }

  private Reply set(String name, boolean load) {
    if (engine.model(name) == null) {
      return Generation.noSuchModel();
    }
    int atOnce = engine.set(name, load);
    if (meter != null) {
      meter.loaded(atOnce);
    }
    return status(name);
  }

  private static Json tool() {
    return Reply.object("name", "count-words", "takes", "text");
  }

  private static Reply count(String name, Json.Dictionary asked) {
    if (!name.equals("count-words")) {
      return Reply.problem(404, "there is no such tool");
    }
    return asked.get("text") instanceof Json.Text text
        ? Reply.json(Reply.object("words", text.value().strip().split("\\s+", -1).length))
        : Reply.problem(400, "the part text must be a string");
  }
}
