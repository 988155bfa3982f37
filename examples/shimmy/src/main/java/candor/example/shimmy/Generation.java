package candor.example.shimmy;

import candor.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Generates text for the dialects that clients speak. Safe for use by many threads. */
final class Generation {

  private final Engine engine;
  private final @Nullable Meter meter;

  Generation(Engine engine, @Nullable Meter meter) {
    this.engine = engine;
    this.meter = meter;
  }

  static Reply noSuchModel() {
    return Reply.problem(404, "there is no such model");
  }

  Reply plain(Json.Dictionary asked) {
    return generate(
        asked,
        asked.get("prompt"),
        (model, tokens) ->
            Reply.object("model", model, "response", text(tokens), "tokens", tokens.size()));
  }

  Reply completion(Json.Dictionary asked) {
    return generate(
        asked,
        asked.get("prompt"),
        (model, tokens) ->
            choices("text_completion", model, tokens, Reply.object("text", text(tokens))));
  }

  Reply chat(Json.Dictionary asked) {
    return generate(
        asked,
        lastMessage(asked),
        (model, tokens) -> {
          Json message = Reply.object("role", "assistant", "content", text(tokens));
          return choices("chat.completion", model, tokens, Reply.object("message", message));
        });
  }

  Reply message(Json.Dictionary asked) {
    return generate(
        asked,
        lastMessage(asked),
        (model, tokens) -> {
          Json part = Reply.object("type", "text", "text", text(tokens));
          Json usage = Reply.object("output_tokens", tokens.size());
          return Reply.object(
              "type",
              "message",
              "role",
              "assistant",
              "model",
              model,
              "content",
              new Json.Array(List.of(part)),
              "usage",
              usage);
        });
  }

  /** Runs prompts one after the other. */
  Reply workflow(Json.Dictionary asked) {
    if (!(asked.get("steps") instanceof Json.Array steps)) {
      return Reply.problem(400, "the part steps must be a list of objects with model and prompt");
    }
    var results = new ArrayList<Json>();
    for (Json step : steps.items()) {
      var tokens = step instanceof Json.Dictionary d ? tokens(d, d.get("prompt")) : null;
      if (tokens == null) {
        return Reply.problem(400, "a step needs a model that is there, and a prompt");
      }
      results.add(new Json.Text(text(tokens)));
    }
    return Reply.json(Reply.object("results", new Json.Array(results)));
  }

  private static Json choices(String kind, String model, List<String> tokens, Json choice) {
    Json usage = Reply.object("completion_tokens", tokens.size());
    return Reply.object(
        "object", kind, "model", model, "choices", new Json.Array(List.of(choice)), "usage", usage);
  }

  private Reply generate(
      Json.Dictionary asked, @Nullable Json prompt, BiFunction<String, List<String>, Json> form) {
    if (!(asked.get("model") instanceof Json.Text model) || !(prompt instanceof Json.Text)) {
      return Reply.problem(400, "a model and what it is asked must be given as strings");
    }
    var tokens = tokens(asked, prompt);
    return tokens == null ? noSuchModel() : Reply.json(form.apply(model.value(), tokens));
  }

  private @Nullable List<String> tokens(Json.Dictionary asked, @Nullable Json prompt) {
    if (!(asked.get("model") instanceof Json.Text model) || !(prompt instanceof Json.Text text)) {
      return null;
    }
    var tokens = engine.generate(model.value(), text.value(), most(asked));
    if (tokens != null) {
      int atOnce = engine.set(model.value(), true);
      if (meter != null) {
        meter.generated(model.value(), tokens.size());
        meter.loaded(atOnce);
      }
    }
    return tokens;
  }

  private static int most(Json.Dictionary asked) {
    return asked.get("max_tokens") instanceof Json.Whole most && most.value() > 0
        ? (int) Math.min(most.value(), Engine.MOST_TOKENS)
        : Engine.USUAL_TOKENS;
  }

  private static @Nullable Json lastMessage(Json.Dictionary asked) {
    return asked.get("messages") instanceof Json.Array all
            && !all.items().isEmpty()
            && all.items().get(all.items().size() - 1) instanceof Json.Dictionary last
        ? last.get("content")
        : null;
  }

  private static String text(List<String> tokens) {
    return String.join(" ", tokens);
  }
}
