package candor.example.osaurus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of the HTTP API. Stateless. */
final class ApiJson {

  /** A long conversation is some hundred kilobytes. */
  private static final int MOST_BYTES = 4 << 20;

  private ApiJson() {}

  static JsonObject read(InputStream body) throws IOException, BadRequest {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadRequest(413, "The body may have at most 4 MiB.");
    }
    try {
      var read = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
      if (read.isJsonObject()) {
        return read.getAsJsonObject();
      }
    } catch (JsonParseException broken) {
      throw new BadRequest(400, "The body must be JSON.");
    }
    throw new BadRequest(400, "The body must be a JSON object.");
  }

  /** Reads a request: {@code messages}, or {@code input} alone. */
  static ChatRequest request(JsonObject body) throws BadRequest {
    var messages = new ArrayList<ChatRequest.Message>();
    if (body.has("messages")) {
      for (JsonElement each : list(body, "messages")) {
        messages.add(message(each));
      }
    } else if (body.has("input")) {
      messages.add(new ChatRequest.Message("user", text(body, "input", "")));
    }
    if (messages.isEmpty()) {
      throw new BadRequest(400, "\"messages\" must be a list with at least one message.");
    }
    return new ChatRequest(messages, tools(body), truth(body, "stream"));
  }

  private static ChatRequest.Message message(JsonElement each) throws BadRequest {
    if (!each.isJsonObject()) {
      throw new BadRequest(400, "Each of \"messages\" must be an object.");
    }
    var message = each.getAsJsonObject();
    String role = text(message, "role", "");
    if (role.isEmpty()) {
      throw new BadRequest(400, "Each of \"messages\" must have a \"role\".");
    }
    return new ChatRequest.Message(role, content(message.get("content")));
  }

  /** Content is a text, or a list of parts of which some are texts, or nothing. */
  private static String content(@Nullable JsonElement content) {
    if (content == null || content.isJsonNull() || content.isJsonObject()) {
      return "";
    }
    if (content.isJsonPrimitive()) {
      return content.getAsString();
    }
    var all = new StringBuilder();
    for (JsonElement part : content.getAsJsonArray()) {
      if (part.isJsonObject() && part.getAsJsonObject().has("text")) {
        all.append(content(part.getAsJsonObject().get("text")));
      }
    }
    return all.toString();
  }

  private static List<String> tools(JsonObject body) throws BadRequest {
    var names = new ArrayList<String>();
    if (body.has("tools")) {
      for (JsonElement each : list(body, "tools")) {
        if (each.isJsonObject() && each.getAsJsonObject().get("function") instanceof JsonObject f) {
          names.add(text(f, "name", ""));
        }
      }
    }
    return names;
  }

  private static JsonArray list(JsonObject body, String name) throws BadRequest {
    if (body.get(name) instanceof JsonArray list) {
      return list;
    }
    throw new BadRequest(400, "\"" + name + "\" must be a list.");
  }

  static String text(JsonObject body, String name, String otherwise) throws BadRequest {
    var value = body.get(name);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new BadRequest(400, "\"" + name + "\" must be a text.");
    }
    return value.getAsString();
  }

  private static boolean truth(JsonObject body, String name) throws BadRequest {
    var value = body.get(name);
    if (value == null || value.isJsonNull()) {
      return false;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw new BadRequest(400, "\"" + name + "\" must be true or false.");
    }
    return value.getAsBoolean();
  }

  static JsonObject models(List<String> ids) {
    var data = new JsonArray();
    for (String id : ids) {
      var model = new JsonObject();
      model.addProperty("id", id);
      model.addProperty("object", "model");
      model.addProperty("owned_by", "osaurus");
      data.add(model);
    }
    var all = new JsonObject();
    all.addProperty("object", "list");
    all.add("data", data);
    return all;
  }
}
