package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups the pages on which maintainers decide. Immutable values; plain text. */
public final class SettingsPages {

  private SettingsPages() {}

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
   * @param problems what is wrong with the file that was just handed in
   * @param waiting the plan that waits, or null
   */
  public record PlanPart(
      String hash, Link document, List<Wrong> problems, @Nullable Waiting waiting) {}

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
   * Is the page of alerts.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param parts the parts of the settings
   * @param base where the forms are sent
   * @param notice what just went wrong or well, or empty
   * @param place where alerts are posted, without its secret; or empty
   * @param digest whether a weekly digest is sent
   * @param trouble why the latest delivery failed, or empty
   * @param alerts the alerts
   * @param events the events to choose from
   */
  public record Alerts(
      String token,
      List<Screen.Option> parts,
      Link base,
      String notice,
      String place,
      boolean digest,
      String trouble,
      List<Alert> alerts,
      List<String> events) {}

  /**
   * Is one alert.
   *
   * @param id its id
   * @param name its name
   * @param condition when it fires
   * @param state how it stands
   * @param since since when, or empty
   * @param figure the measure then, or empty
   * @param problem why it could not be looked at, or empty
   */
  public record Alert(
      String id,
      String name,
      String condition,
      String state,
      String since,
      String figure,
      String problem) {}
}
