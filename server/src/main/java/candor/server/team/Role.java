package candor.server.team;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a member may do with the apps that it sees. */
public enum Role {
  /** Everything, on all apps. */
  OWNER("An owner"),

  /** Reads everything and decides what a day brings; lets nobody else in and erases nothing. */
  MAINTAINER("A maintainer"),

  /** Sees figures and nothing of a single install, and changes nothing. */
  READER("A reader");

  private final String subject;

  Role(String subject) {
    this.subject = subject;
  }

  /**
   * Says whether this role is enough.
   *
   * @param need what is needed
   * @return whether it may
   */
  public boolean may(Need need) {
    return switch (this) {
      case OWNER -> true;
      case MAINTAINER ->
          switch (need) {
            case FIGURES, ROWS, DECIDE -> true;
            case ADMINISTER -> false;
          };
      case READER -> need == Need.FIGURES;
    };
  }

  /**
   * Returns the role as files and forms have it.
   *
   * @return the word in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the role with its article, to begin a sentence with.
   *
   * @return for example "A reader"
   */
  public String subject() {
    return subject;
  }

  /**
   * Finds a role by its word.
   *
   * @param word the word
   * @return the role, or null when there is none
   */
  public static @Nullable Role of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    return null;
  }
}
