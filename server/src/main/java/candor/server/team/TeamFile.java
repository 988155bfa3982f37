package candor.server.team;

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
import java.util.LinkedHashSet;
import java.util.List;

/** Reads and writes {@code members.json}, which holds names, roles and days. */
final class TeamFile {

  private TeamFile() {}

  static List<Member> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      if (JsonReader.read(Files.readAllBytes(file)) instanceof Json.Array all) {
        var members = new ArrayList<Member>();
        for (Json one : all.items()) {
          members.add(member(one));
        }
        if (members.stream().map(Member::id).distinct().count() < members.size()) {
          throw damaged(file);
        }
        return List.copyOf(members);
      }
    } catch (JsonException | DateTimeException | IllegalArgumentException e) {
      throw damaged(file);
    }
    throw damaged(file);
  }

  private static Member member(Json json) {
    if (json instanceof Json.Dictionary one
        && one.get("id") instanceof Json.Text id
        && one.get("name") instanceof Json.Text name
        && one.get("role") instanceof Json.Text word
        && one.get("made") instanceof Json.Text made
        && !id.value().isEmpty()) {
      Role role = Role.of(word.value());
      if (role != null) {
        LocalDate seen =
            one.get("seen") instanceof Json.Text day ? LocalDate.parse(day.value()) : null;
        return new Member(
            id.value(), name.value(), role, reach(one), LocalDate.parse(made.value()), seen);
      }
    }
    throw new IllegalArgumentException("no member");
  }

  /** What is not said in full is damage: it must never read as all apps. */
  private static Reach reach(Json.Dictionary one) {
    Json apps = one.get("apps");
    if (new Json.Text("all").equals(apps)) {
      return new Reach.All();
    }
    if (apps instanceof Json.Array named) {
      var ids = new LinkedHashSet<String>();
      for (Json id : named.items()) {
        if (!(id instanceof Json.Text text)) {
          throw new IllegalArgumentException("no app");
        }
        ids.add(text.value());
      }
      return new Reach.Named(ids);
    }
    throw new IllegalArgumentException("no apps");
  }

  private static IOException damaged(Path file) {
    return new IOException(
        file
            + " is damaged: restore a copy of yours, or move it away, start again, sign in as the"
            + " operator and add the members anew");
  }

  static byte[] bytes(List<Member> all) {
    var json = new JsonWriter().openArray();
    for (Member one : all) {
      json.open();
      json.name("id").text(one.id());
      json.name("name").text(one.name());
      json.name("role").text(one.role().word());
      json.name("apps");
      switch (one.reach()) {
        case Reach.All() -> json.text("all");
        case Reach.Named(var apps) -> {
          json.openArray();
          apps.forEach(json::text);
          json.closeArray();
        }
      }
      json.name("made").text(one.made().toString());
      LocalDate seen = one.seen();
      if (seen != null) {
        json.name("seen").text(seen.toString());
      }
      json.close();
    }
    return json.closeArray().bytes();
  }
}
