package candor.example.osaurus;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes answers in OpenAI's form, whole or bit by bit. For one exchange. */
final class Replies {

  /** What one chunk brings. */
  private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

  private final HttpExchange exchange;

  Replies(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void error(int status, String sentence) throws IOException {
    var error = new JsonObject();
    error.addProperty("message", sentence);
    error.addProperty("type", "invalid_request_error");
    var all = new JsonObject();
    all.add("error", error);
    json(status, all);
  }

  void json(int status, JsonObject document) throws IOException {
    byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  void reply(String model, Engine.Reply reply, boolean stream) throws IOException {
    if (stream) {
      stream(model, reply);
    } else {
      json(200, document(model, "chat.completion", "message", message(reply), finish(reply)));
    }
  }

  private void stream(String model, Engine.Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    if (reply instanceof Engine.Reply.Text text) {
      for (var words = WORD.matcher(text.text()); words.find(); ) {
        var delta = new JsonObject();
        delta.addProperty("content", words.group());
        chunk(out, model, delta, null);
      }
    } else {
      chunk(out, model, message(reply), null);
    }
    chunk(out, model, new JsonObject(), finish(reply));
    out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void chunk(
      OutputStream out, String model, JsonObject delta, @Nullable String finish)
      throws IOException {
    var document = document(model, "chat.completion.chunk", "delta", delta, finish);
    out.write(("data: " + document + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static JsonObject document(
      String model, String object, String part, JsonObject message, @Nullable String finish) {
    var choice = new JsonObject();
    choice.addProperty("index", 0);
    choice.add(part, message);
    if (finish == null) {
      choice.add("finish_reason", JsonNull.INSTANCE);
    } else {
      choice.addProperty("finish_reason", finish);
    }
    var choices = new JsonArray();
    choices.add(choice);
    var document = new JsonObject();
    document.addProperty("object", object);
    document.addProperty("model", model);
    document.add("choices", choices);
    return document;
  }

  private static JsonObject message(Engine.Reply reply) {
    var message = new JsonObject();
    message.addProperty("role", "assistant");
    if (reply instanceof Engine.Reply.Text text) {
      message.addProperty("content", text.text());
    } else if (reply instanceof Engine.Reply.Call call) {
      var function = new JsonObject();
      function.addProperty("name", call.tool());
      function.addProperty("arguments", call.arguments());
      var asked = new JsonObject();
      asked.addProperty("id", "call_0");
      asked.addProperty("type", "function");
      asked.add("function", function);
      var calls = new JsonArray();
      calls.add(asked);
      message.add("content", JsonNull.INSTANCE);
      message.add("tool_calls", calls);
    }
    return message;
  }

  private static String finish(Engine.Reply reply) {
    return reply instanceof Engine.Reply.Call ? "tool_calls" : "stop";
  }
}
