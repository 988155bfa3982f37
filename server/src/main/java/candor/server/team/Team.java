package candor.server.team;

import candor.server.registry.DurableFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows the members. Safe for use by many threads; looking one up takes no lock.
 *
 * <p>Of looking only the day is kept, as of tokens. It is written at most once a day for a member.
 */
public final class Team {

  private static final Logger LOG = System.getLogger("candor.server.team");

  /** Whoever has more has a directory of people, and needs sign-in from there. */
  private static final int MOST_MEMBERS = 200;

  private final Path file;
  private final Clock clock;

  /** Held over the writing: members are changed by hand, and a later change must not be lost. */
  private final Object writing = new Object();

  private volatile List<Member> members;

  private Team(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.members = TeamFile.read(file);
  }

  /**
   * Opens the members of a file, which need not exist yet.
   *
   * @param file the file
   * @param clock tells the day
   * @return the members
   * @throws IOException if it cannot be read or is damaged; the message names it
   */
  public static Team open(Path file, Clock clock) throws IOException {
    return new Team(file, clock);
  }

  /**
   * Returns all members in the order in which they were added.
   *
   * @return a copy
   */
  public List<Member> all() {
    return members;
  }

  /**
   * Finds a member.
   *
   * @param id its id
   * @return the member as it now is, or null when there is none
   */
  public @Nullable Member find(String id) {
    for (Member one : members) {
      if (one.id().equals(id)) {
        return one;
      }
    }
    return null;
  }

  /**
   * Adds a member. Durable on return.
   *
   * @param name what people call it
   * @param role what it may
   * @param reach which apps it sees
   * @return the member
   * @throws IllegalArgumentException if it cannot be one; the sentence is for who asked
   * @throws IOException if it cannot be written; then it is none
   */
  public Member add(String name, Role role, Reach reach) throws IOException {
    String id = UUID.randomUUID().toString();
    var member = new Member(id, Names.read(name), role, reach, today(), null);
    synchronized (writing) {
      if (members.size() >= MOST_MEMBERS) {
        throw new IllegalArgumentException(
            "There are " + MOST_MEMBERS + " members, which is the most; remove one first.");
      }
      String same = Names.same(member.name());
      if (members.stream().anyMatch(one -> Names.same(one.name()).equals(same))) {
        throw new IllegalArgumentException("There is a member of this name; choose another one.");
      }
      var next = new ArrayList<>(members);
      next.add(member);
      write(next);
    }
    return member;
  }

  /**
   * Gives a member another role and reach; both hold from its next request on. Durable on return.
   *
   * @param id its id
   * @param role what it may from then on
   * @param reach which apps it sees from then on
   * @return the member as it is then, or null when there is none
   * @throws IllegalArgumentException if the two do not go together
   * @throws IOException if it cannot be written; then nothing changed
   */
  public @Nullable Member change(String id, Role role, Reach reach) throws IOException {
    return replace(id, member -> member.with(role, reach));
  }

  /**
   * Takes a member away; from its next request on it sees nothing. Durable on return.
   *
   * @param id its id
   * @return the member as it was, or null when there was none
   * @throws IOException if it cannot be written; then it stays
   */
  public @Nullable Member remove(String id) throws IOException {
    synchronized (writing) {
      Member gone = find(id);
      if (gone != null) {
        write(members.stream().filter(one -> !one.id().equals(id)).toList());
      }
      return gone;
    }
  }

  /**
   * Notes that a member looked today.
   *
   * @param member the member, as it was found
   */
  public void seen(Member member) {
    LocalDate today = today();
    if (!today.equals(member.seen())) {
      try {
        replace(member.id(), one -> one.seenOn(today));
      } catch (IOException e) {
        // The page is due all the same; only the day stays old.
        LOG.log(Level.WARNING, "the day on which a member was seen cannot be written", e);
      }
    }
  }

  private @Nullable Member replace(String id, UnaryOperator<Member> change) throws IOException {
    synchronized (writing) {
      Member before = find(id);
      if (before == null) {
        return null;
      }
      Member after = change.apply(before);
      if (!after.equals(before)) {
        write(members.stream().map(one -> one.id().equals(id) ? after : one).toList());
      }
      return after;
    }
  }

  private void write(List<Member> next) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      DurableFile.createDirectories(parent);
    }
    DurableFile.replace(file, TeamFile.bytes(next));
    members = List.copyOf(next);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
