package candor.server.desk.pages;

import java.util.List;

/** Groups the pages about what is kept beside the figures. Immutable values; plain text. */
public final class KeepingPages {

  private KeepingPages() {}

  /**
   * Is the page of all apps without a plan.
   *
   * @param apps the apps
   * @param token the token of the form, or empty where nothing can be changed
   * @param problem what went wrong, or empty
   */
  public record Watched(List<App> apps, String token, String problem) {}

  /**
   * Is one app without a plan.
   *
   * @param id its id
   * @param link leads to what was seen of it
   * @param seen how much that is
   */
  public record App(String id, Link link, String seen) {}

  /**
   * Is the page of what was seen of one app.
   *
   * @param id the app's id
   * @param keys its keys
   * @param seen how much was seen, or empty when nothing was
   * @param groups what was seen by event
   * @param draft the draft of a plan, or empty
   */
  public record Draft(String id, List<Key> keys, String seen, List<Group> groups, String draft) {}

  /**
   * Is a key.
   *
   * @param dialect whose clients use it
   * @param text the key
   */
  public record Key(String dialect, String text) {}

  /**
   * Is what was seen of one event.
   *
   * @param name its name
   * @param note how often it came
   * @param traits its properties
   * @param more what is not listed, or empty
   */
  public record Group(String name, String note, List<Trait> traits, String more) {}

  /**
   * Is what was seen of one property.
   *
   * @param name its name
   * @param forms the forms of its values
   * @param share how many of the events have it
   * @param values the words that enough senders share
   */
  public record Trait(String name, String forms, String share, String values) {}
}
