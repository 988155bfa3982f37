package candor.sdk;

import candor.event.Message;
import candor.plan.Plan;
import candor.sdk.probe.Once;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that an event happens at most once per install, day or process, where the plan says
 * so. Safe for use by many threads.
 *
 * <p>A place in this process is taken when an event is offered, and given back when it falls. The
 * place on the machine is claimed when the event passes with consent, never before: who said no
 * first and yes later has not used anything up.
 */
final class Firsts {

  private final Plan plan;
  private final ZoneId zone;
  private final Once once;
  private final Set<String> taken = new HashSet<>();

  Firsts(Plan plan, ZoneId zone, Once once) {
    this.plan = plan;
    this.zone = zone;
    this.once = once;
  }

  /** Takes the place in this process; returns false when it is taken. */
  synchronized boolean take(Message message) {
    var rule = rule(message);
    return rule.isEmpty() || taken.add(key(rule, message));
  }

  /** Gives the place in this process back: the message fell. */
  synchronized void giveBack(Message message) {
    taken.remove(key(rule(message), message));
  }

  /**
   * Claims the place on this machine; returns false when it was claimed before.
   *
   * @throws IOException when a claim cannot be kept; without one nothing may be recorded
   */
  boolean claim(Message message) throws IOException {
    return switch (rule(message)) {
      case "install" -> once.first(name(message));
      case "day" -> once.first(name(message), day(message));
      default -> true;
    };
  }

  /** Forgets what this machine and this process remember. */
  synchronized void erase() throws IOException {
    taken.clear();
    once.erase();
  }

  private String rule(Message message) {
    Plan.@Nullable Event event = plan.events().get(name(message));
    return event == null ? "" : event.once();
  }

  private static String name(Message message) {
    return message instanceof Message.Track track ? track.name() : "";
  }

  private String key(String rule, Message message) {
    return name(message) + (rule.equals("day") ? "@" + day(message) : "");
  }

  private LocalDate day(Message message) {
    return LocalDate.ofInstant(message.at(), zone);
  }
}
