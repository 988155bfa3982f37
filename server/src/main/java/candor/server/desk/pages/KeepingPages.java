package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Is the page of installs.
   *
   * @param toolbar the choices
   * @param people the installs, seen last first
   * @param before leads to those before, or null
   * @param after leads to those after, or null
   * @param cannot why the plan lets nobody be told apart, or empty
   * @param problem why there is no answer, or empty
   */
  public record People(
      Screen.Toolbar toolbar,
      List<Person> people,
      @Nullable Link before,
      @Nullable Link after,
      String cannot,
      String problem) {}

  /**
   * Is one install.
   *
   * @param name the first digits of its id
   * @param link leads to its page
   * @param first when it was first seen
   * @param last when it was last seen
   * @param events how many events of it are kept
   * @param counters its counters in words
   * @param properties what is remembered of it in words
   */
  public record Person(
      String name,
      Link link,
      String first,
      String last,
      String events,
      List<String> counters,
      List<String> properties) {}

  /**
   * Is the page of one install.
   *
   * @param toolbar the choices
   * @param back leads to all installs
   * @param person the install, or null
   * @param deeds its latest events
   * @param cannot why the plan lets nobody be told apart, or empty
   * @param problem why there is no answer, or empty
   */
  public record OnePerson(
      Screen.Toolbar toolbar,
      Link back,
      @Nullable Person person,
      List<Deed> deeds,
      String cannot,
      String problem) {}

  /**
   * Is one event of an install.
   *
   * @param at when it happened
   * @param event its name
   * @param values its values in words
   */
  public record Deed(String at, String event, List<String> values) {}
}
