package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups what the page about a plan says. Immutable values; every text is plain text. */
public final class PrivacyPages {

  private PrivacyPages() {}

  /**
   * Is the page of what an app collects and what arrived of it.
   *
   * @param toolbar the choices
   * @param hash the plan's hash
   * @param plan the plan as it was hashed
   * @param document the public page of the plan
   * @param facts who is told apart how, and for how long rows are kept
   * @param channels the switches of the person
   * @param never what is never collected
   * @param parts what is collected
   * @param refused how much was kept out in the period
   * @param quality leads to what was kept out
   * @param versions the versions, the newest first
   * @param problem why counts are missing, or empty
   */
  public record Privacy(
      Screen.Toolbar toolbar,
      String hash,
      Link plan,
      Link document,
      List<Said> facts,
      List<Channel> channels,
      List<String> never,
      List<Part> parts,
      String refused,
      Link quality,
      List<Version> versions,
      String problem) {}

  /**
   * Is one fact.
   *
   * @param name what it is about
   * @param text what is said
   */
  public record Said(String name, String text) {}

  /**
   * Is one switch.
   *
   * @param name its name
   * @param label the words beside it
   * @param consent when it may send
   * @param withdrawal what a later no does
   */
  public record Channel(String name, String label, String consent, String withdrawal) {}

  /**
   * Is an event, or what rides on every event.
   *
   * @param name its name
   * @param question what it is to answer
   * @param when when it is sent
   * @param received how often it arrived in the period
   * @param kept how often something of it was kept out, or empty
   * @param note that it never arrived or ends soon, or empty
   * @param link leads to its figures, or null
   * @param fields what it holds
   */
  public record Part(
      String name,
      String question,
      String when,
      String received,
      String kept,
      String note,
      @Nullable Link link,
      List<Field> fields) {}

  /**
   * Is one planned value.
   *
   * @param name its name
   * @param what what it says
   * @param values what it can be
   */
  public record Field(String name, String what, String values) {}

  /**
   * Is one version of the plan.
   *
   * @param hash its hash, shortened
   * @param since since when
   * @param plan the plan as it was hashed
   * @param summary what it means to people, in a few words
   * @param changes how it differs from the one before
   */
  public record Version(String hash, String since, Link plan, String summary, List<Said> changes) {}
}
