package candor.event;

import candor.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is one thing that an app says. Immutable values; the alternatives are closed.
 *
 * <p>A message is only grammar: whether this app may say it is the plan's business.
 */
public sealed interface Message {

  /**
   * Returns who said it and in what setting.
   *
   * @return the sender
   */
  Sender sender();

  /**
   * Returns when it happened by the (skew-corrected) clock of the device.
   *
   * @return the instant
   */
  Instant at();

  /**
   * Returns the same message of another sender.
   *
   * @param other the sender
   * @return the message
   */
  Message of(Sender other);

  /**
   * Returns the same message at another time.
   *
   * @param other the time
   * @return the message
   */
  Message at(Instant other);

  /**
   * Reports that a named event happened.
   *
   * @param id made by the client (UUIDv7) or derived by the door; repeats share it
   * @param name the event's name
   * @param at when it happened
   * @param sender the setting
   * @param props its properties, in the order sent
   */
  record Track(UUID id, String name, Instant at, Sender sender, Map<String, Json> props)
      implements Message {
    /** Copies the properties and keeps their order. */
    public Track {
      props = Json.members(props);
    }

    @Override
    public Message of(Sender other) {
      return new Track(id, name, at, other, props);
    }

    @Override
    public Message at(Instant other) {
      return new Track(id, name, other, sender, props);
    }
  }

  /**
   * Reports a whole session in one document; its fields are flat, by name.
   *
   * @param id made by the client or derived by the door; repeats share it
   * @param at when the session ended
   * @param sender the setting
   * @param props the fields of the document
   */
  record Summary(UUID id, Instant at, Sender sender, Map<String, Json> props) implements Message {
    /** Copies the fields and keeps their order. */
    public Summary {
      props = Json.members(props);
    }

    @Override
    public Message of(Sender other) {
      return new Summary(id, at, other, props);
    }

    @Override
    public Message at(Instant other) {
      return new Summary(id, other, sender, props);
    }
  }

  /**
   * Reports that this install was first seen in a period: the device's own count, without any
   * identifier.
   *
   * @param id made by the client or derived by the door; repeats share it
   * @param at when the mark was claimed
   * @param sender the setting
   * @param day whether it is the first use of the local day
   * @param week whether it is the first use of the ISO week
   * @param month whether it is the first use of the month
   * @param cohort the ISO week of the install's first use, as {@code 2026-W40}, or null when
   *     unknown
   */
  record Marks(
      UUID id,
      Instant at,
      Sender sender,
      boolean day,
      boolean week,
      boolean month,
      @Nullable String cohort)
      implements Message {
    @Override
    public Message of(Sender other) {
      return new Marks(id, at, other, day, week, month, cohort);
    }

    @Override
    public Message at(Instant other) {
      return new Marks(id, other, sender, day, week, month, cohort);
    }
  }

  /**
   * Reports a crash, or an error that was handled.
   *
   * @param id made by the client or derived by the door; repeats share it
   * @param at when it happened
   * @param sender the setting
   * @param handled whether the app went on
   * @param chain what was thrown, then its cause, then the cause of that
   */
  record Crash(UUID id, Instant at, Sender sender, boolean handled, List<Thrown> chain)
      implements Message {
    /** Copies the chain. */
    public Crash {
      chain = List.copyOf(chain);
    }

    @Override
    public Message of(Sender other) {
      return new Crash(id, at, other, handled, chain);
    }

    @Override
    public Message at(Instant other) {
      return new Crash(id, other, sender, handled, chain);
    }
  }

  /**
   * Reports how sessions went, in numbers alone: whose sessions they were is not said.
   *
   * @param id made by the client or derived by the door; repeats share it
   * @param at when they began
   * @param sender the setting, without an install and a session
   * @param started sessions that began
   * @param errored sessions that met an error, those that crashed among them
   * @param crashed sessions that ended in a crash
   * @param abnormal sessions that ended without the app saying so
   */
  record Outcomes(
      UUID id, Instant at, Sender sender, long started, long errored, long crashed, long abnormal)
      implements Message {
    @Override
    public Message of(Sender other) {
      return new Outcomes(id, at, other, started, errored, crashed, abnormal);
    }

    @Override
    public Message at(Instant other) {
      return new Outcomes(id, other, sender, started, errored, crashed, abnormal);
    }
  }

  /**
   * Brings what a person typed for the makers of the app.
   *
   * @param id made by the client or derived by the door; repeats share it
   * @param at when it was sent
   * @param sender the setting
   * @param kind one of the kinds of the plan
   * @param text what was typed, unchanged
   * @param email the address that was typed, or null
   */
  record Feedback(
      UUID id, Instant at, Sender sender, String kind, String text, @Nullable String email)
      implements Message {
    @Override
    public Message of(Sender other) {
      return new Feedback(id, at, other, kind, text, email);
    }

    @Override
    public Message at(Instant other) {
      return new Feedback(id, other, sender, kind, text, email);
    }
  }

  /**
   * Asks that everything known of the sender's install be erased.
   *
   * @param id made by the client or derived by the door
   * @param at when it was asked
   * @param sender the setting; its install names what to erase
   */
  record Erase(UUID id, Instant at, Sender sender) implements Message {
    @Override
    public Message of(Sender other) {
      return new Erase(id, at, other);
    }

    @Override
    public Message at(Instant other) {
      return new Erase(id, other, sender);
    }
  }
}
