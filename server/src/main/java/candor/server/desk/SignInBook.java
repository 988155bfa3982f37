package candor.server.desk;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.server.registry.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the file that remembers sign-ins: only hashes, readable by its owner alone.
 *
 * @param links the one-time links by the hash of their token
 * @param sessions the sessions by the hash of their id
 */
record SignInBook(Map<String, Ticket> links, Map<String, Session> sessions) {

  /** Stands for who runs the server, and for all links and sessions of older files. */
  static final String OPERATOR = "";

  /**
   * Where the sessions of members stand: releases from before there were any took every session for
   * the operator's, and do not look here.
   */
  private static final String TEAM = "team";

  /**
   * Is one one-time link.
   *
   * @param ends when it ends
   * @param member whom it lets in, or {@link #OPERATOR}
   */
  record Ticket(Instant ends, String member) {}

  /**
   * Is one signed-in browser.
   *
   * @param began when it signed in
   * @param seen when it was last heard of, to the hour
   * @param member who signed in, or {@link #OPERATOR}
   */
  record Session(Instant began, Instant seen, String member) {}

  static SignInBook empty() {
    return new SignInBook(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  static SignInBook read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return empty();
    }
    try {
      var book = empty();
      var all = (Json.Dictionary) JsonReader.read(Files.readAllBytes(file));
      members(all, "links").forEach((hash, json) -> book.links().put(hash, ticket(json)));
      members(all, "sessions")
          .forEach((hash, json) -> book.sessions().put(hash, session(json, OPERATOR)));
      members(all, TEAM)
          .forEach((hash, json) -> book.sessions().put(hash, session(json, member(json))));
      return book;
    } catch (JsonException | ClassCastException | DateTimeException e) {
      throw new IOException(file + " is not a list of sign-ins; delete it to start anew", e);
    }
  }

  private static Map<String, Json> members(Json.Dictionary all, String name) {
    Json found = all.get(name);
    return found == null ? Map.of() : ((Json.Dictionary) found).members();
  }

  private static Session session(Json json, String member) {
    var session = (Json.Dictionary) json;
    return new Session(at(session.get("began")), at(session.get("seen")), member);
  }

  /** A link that lets the operator in is a number alone, as it was before there were members. */
  private static Ticket ticket(Json json) {
    return json instanceof Json.Dictionary ticket
        ? new Ticket(at(ticket.get("ends")), member(ticket))
        : new Ticket(at(json), OPERATOR);
  }

  private static String member(Json of) {
    if (((Json.Dictionary) of).get("member") instanceof Json.Text(String member)) {
      return member;
    }
    throw new ClassCastException("whose it is");
  }

  private static Instant at(@Nullable Json seconds) {
    return seconds instanceof Json.Whole(long number)
        ? Instant.ofEpochSecond(number)
        : Instant.EPOCH;
  }

  void write(Path file) throws IOException {
    var allLinks = new Members();
    links.forEach((hash, ticket) -> {
      long ends = ticket.ends().getEpochSecond();
      if (ticket.member().equals(OPERATOR)) {
        allLinks.number(hash, ends);
      } else {
        allLinks.json(
            hash, new Members().number("ends", ends).text("member", ticket.member()).done());
      }
    });
    var ofOperator = new Members();
    var ofTeam = new Members();
    sessions.forEach((hash, session) -> {
      var one =
          new Members()
              .number("began", session.began().getEpochSecond())
              .number("seen", session.seen().getEpochSecond());
      if (session.member().equals(OPERATOR)) {
        ofOperator.json(hash, one.done());
      } else {
        ofTeam.json(hash, one.text("member", session.member()).done());
      }
    });
    Json all =
        new Members()
            .json("links", allLinks.done())
            .json("sessions", ofOperator.done())
            .json(TEAM, ofTeam.done())
            .done();
    DurableFile.replace(file, JsonWriter.write(all).getBytes(StandardCharsets.UTF_8));
  }
}
