package candor.server.settings;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code tokens.json}, which holds names and hashes. */
final class TokensFile {

  private static final Json SYMBOLS = new Json.Text("symbols");

  private TokensFile() {}

  /**
   * Is a token as it is kept.
   *
   * @param token the token
   * @param hash the hash of what opens
   */
  record Kept(ApiToken token, String hash) {

    Kept used(String id, LocalDate day) {
      return token.id().equals(id)
          ? new Kept(
              new ApiToken(id, token.name(), token.app(), token.right(), token.made(), day), hash)
          : this;
    }
  }

  static List<Kept> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Array all) {
        var kept = new ArrayList<Kept>();
        for (Json one : all.items()) {
          kept.add(kept(one, file));
        }
        return List.copyOf(kept);
      }
    } catch (JsonException | DateTimeException e) {
      throw damaged(file);
    }
    throw damaged(file);
  }

  private static Kept kept(Json json, Path file) throws IOException {
    if (json instanceof Json.Dictionary one
        && one.get("id") instanceof Json.Text id
        && one.get("name") instanceof Json.Text name
        && one.get("app") instanceof Json.Text app
        && one.get("made") instanceof Json.Text made
        && one.get("hash") instanceof Json.Text hash) {
      var token =
          new ApiToken(
              id.value(),
              name.value(),
              app.value(),
              right(one),
              LocalDate.parse(made.value()),
              used(one));
      return new Kept(token, hash.value());
    }
    throw damaged(file);
  }

  /** Older files tell no right, and their tokens read. */
  private static ApiToken.Right right(Json.Dictionary one) {
    return SYMBOLS.equals(one.get("right")) ? ApiToken.Right.SYMBOLS : ApiToken.Right.FIGURES;
  }

  private static @Nullable LocalDate used(Json.Dictionary one) {
    return one.get("used") instanceof Json.Text used ? LocalDate.parse(used.value()) : null;
  }

  private static IOException damaged(Path file) {
    return new IOException(
        file + " is damaged: restore it from a backup, or move it away and make new tokens");
  }

  static byte[] bytes(List<Kept> all) {
    var json = new JsonWriter().openArray();
    for (Kept one : all) {
      json.open();
      json.name("id").text(one.token().id());
      json.name("name").text(one.token().name());
      json.name("app").text(one.token().app());
      if (one.token().right() == ApiToken.Right.SYMBOLS) {
        json.name("right").text("symbols");
      }
      json.name("made").text(one.token().made().toString());
      LocalDate used = one.token().used();
      if (used != null) {
        json.name("used").text(used.toString());
      }
      json.name("hash").text(one.hash());
      json.close();
    }
    return json.closeArray().bytes();
  }
}
