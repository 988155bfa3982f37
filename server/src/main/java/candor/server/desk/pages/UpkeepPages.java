package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups the pages with which a maintainer looks after an app: its plan, and what was decided.
 * Immutable values; every text is plain text.
 */
public final class UpkeepPages {

  private UpkeepPages() {}

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
   * @param own leads to the page of it alone, or null
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
      @Nullable Link own,
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

  /**
   * Is the page of keys, plan and tokens.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param parts the parts of the settings
   * @param base where the forms of this app are sent, without a slash at the end
   * @param notice what just went wrong or well, or empty
   * @param doors the keys
   * @param plan the plan in force and the one that waits
   * @param fresh the token that was just made and is shown this once, or empty
   * @param tokens the named tokens
   */
  public record Settings(
      String token,
      List<Screen.Option> parts,
      Link base,
      String notice,
      List<Door> doors,
      PlanPart plan,
      String fresh,
      List<Token> tokens) {}

  /**
   * Is one way in.
   *
   * @param name its name
   * @param what who uses it
   * @param lines what to paste
   */
  public record Door(String name, String what, String lines) {}

  /**
   * Tells of the plan.
   *
   * @param hash the hash of the plan in force
   * @param document leads to it
   * @param published leads to what the plan publishes, or null
   * @param data leads to how long rows stay
   * @param problems what is wrong with the file that was just handed in
   * @param waiting the plan that waits, or null
   */
  public record PlanPart(
      String hash,
      Link document,
      @Nullable Link published,
      Link data,
      List<Wrong> problems,
      @Nullable Waiting waiting) {}

  /**
   * Is one mistake of a plan file.
   *
   * @param place its line and column
   * @param id the rule
   * @param error whether the plan cannot be used
   * @param path where it stands
   * @param message what is wrong
   * @param remedy what to do
   */
  public record Wrong(
      String place, String id, boolean error, String path, String message, String remedy) {}

  /**
   * Is a plan that waits to be accepted.
   *
   * @param hash its hash
   * @param digest names the comparison
   * @param groups the changes by kind, the gravest first
   * @param conclusion what follows for people
   * @param grave whether people are asked again
   */
  public record Waiting(
      String hash, String digest, List<Kind> groups, String conclusion, boolean grave) {}

  /**
   * Groups changes of one kind.
   *
   * @param title the kind
   * @param grave whether it asks people again
   * @param changes the changes
   */
  public record Kind(String title, boolean grave, List<Changed> changes) {}

  /**
   * Is one change.
   *
   * @param sentence what changes
   * @param path where
   */
  public record Changed(String sentence, String path) {}

  /**
   * Is a named token.
   *
   * @param id its id
   * @param name its name
   * @param reach what it opens
   * @param made when it was made
   * @param used when it was last used
   */
  public record Token(String id, String name, String reach, String made, String used) {}

  /**
   * Is the page of saved views and remarks.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param parts the parts of the settings
   * @param base where the forms are sent
   * @param notice what just went wrong, or empty
   * @param draft the page to be saved, or null
   * @param views the saved views
   * @param remarks the remarks
   * @param today the day that a remark is most often about
   */
  public record Views(
      String token,
      List<Screen.Option> parts,
      Link base,
      String notice,
      @Nullable Draft draft,
      List<Saved> views,
      List<Remark> remarks,
      String today) {}

  /**
   * Is a page to be saved.
   *
   * @param page its path within the app
   * @param choices its choices
   */
  public record Draft(String page, String choices) {}

  /**
   * Is a saved view.
   *
   * @param id its id
   * @param name its name
   * @param link leads to it
   */
  public record Saved(String id, String name, Link link) {}

  /**
   * Is a remark about a day.
   *
   * @param id its id
   * @param day the day
   * @param text what happened
   */
  public record Remark(String id, String day, String text) {}

  /**
   * Is the page of the data itself.
   *
   * @param toolbar the choices
   * @param kept what is kept: for how long, how many rows, the oldest, when that goes
   * @param goes when rows go, or why that is not known
   * @param sweeps what the latest sweeps deleted
   * @param deletions the same of all sweeps, as a table
   * @param exports the rows to take along
   * @param erasing how one install is erased
   * @param refused how much was kept out in the period, and why most of it
   * @param quality leads to it
   * @param facts the room that it takes, and the bounds that hold
   * @param decisions what was decided, the latest first
   */
  public record Data(
      Screen.Toolbar toolbar,
      List<Drawing.Row> kept,
      String goes,
      List<Drawing.Row> sweeps,
      Link deletions,
      List<Export> exports,
      Erasing erasing,
      String refused,
      Link quality,
      List<Said> facts,
      List<Said> decisions) {}

  /**
   * Is rows to take along.
   *
   * @param name what they are
   * @param forms the forms of a file
   */
  public record Export(String name, List<Screen.Option> forms) {}

  /**
   * Says how one install is erased.
   *
   * @param cannot why nothing can be erased here, or empty
   * @param notice what just went wrong, or empty
   * @param receipt what was just erased, or empty
   */
  public record Erasing(String cannot, String notice, String receipt) {}
}
