package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups one record per page. Immutable values. */
public final class Pages {

  private Pages() {}

  /**
   * Is the page of one app's figures.
   *
   * @param toolbar the choices
   * @param tiles the main figures
   * @param metric what the chart draws, in words
   * @param against what it is compared with, in words, or empty
   * @param chart the chart, or null when it cannot be drawn, or by the values of a property
   * @param lines the chart by the values of a property, or null
   * @param cannot why it cannot be drawn, or empty
   * @param basis what the chart rests on, or null
   * @param by the properties that it can be drawn by
   * @param teasers who comes back, what crashes and what is typed, in a line each
   * @param asked the plan's own figures
   * @param pillars the plan's groups of events
   * @param rankings the lists
   * @param releases the releases, or null
   * @param all shows all lists, or null when all are shown
   * @param welcome what to do first, or null when there are events
   */
  public record Overview(
      Screen.Toolbar toolbar,
      List<Screen.Tile> tiles,
      String metric,
      String against,
      Drawing.@Nullable Chart chart,
      ReportPages.@Nullable Lines lines,
      String cannot,
      Screen.@Nullable Basis basis,
      List<Screen.Option> by,
      List<Screen.Asked> teasers,
      List<Screen.Asked> asked,
      List<Screen.Asked> pillars,
      List<Screen.Ranking> rankings,
      Screen.@Nullable Ranking releases,
      Screen.@Nullable Option all,
      @Nullable Welcome welcome) {}

  /**
   * Tells how to send the first event.
   *
   * @param name the app's name
   * @param nativeKey the key of the native door, or empty where no key is shown
   * @param aptabaseKey the key of the Aptabase door
   * @param curl a command that sends one valid event
   * @param aptabase the line that starts an Aptabase client
   * @param otlp the variables that set up a client of OpenTelemetry
   * @param stream where the first event is announced, or null
   * @param hash the hash of the plan
   */
  public record Welcome(
      String name,
      String nativeKey,
      String aptabaseKey,
      String curl,
      String aptabase,
      String otlp,
      @Nullable Link stream,
      String hash) {}

  /**
   * Is the page of what happens now.
   *
   * @param toolbar the choices
   * @param active how many are active
   * @param rate events of the last full minute
   * @param bars events per minute
   * @param seen the latest events
   * @param refused what was kept out most today: what, why, how often
   * @param nothing says so when there is none, or why that is not known
   * @param quality leads to all of it
   * @param stream where news come from
   * @param problem why there is nothing to show, or empty
   */
  public record Live(
      Screen.Toolbar toolbar,
      String active,
      String rate,
      Drawing.@Nullable Bars bars,
      List<Seen> seen,
      List<Drawing.Row> refused,
      String nothing,
      Link quality,
      Link stream,
      String problem) {}

  /**
   * Is one event.
   *
   * @param instant when, for machines
   * @param time when, for people
   * @param event its name
   * @param values its values as {@code name value}
   */
  public record Seen(String instant, String time, String event, List<String> values) {}

  /**
   * Is the page of what was kept out.
   *
   * @param toolbar the choices
   * @param total how much in the period
   * @param bars how much on each day, or null
   * @param rows what was kept out
   * @param reasons the reasons that occur, explained
   * @param problem why there is nothing to show, or empty
   */
  public record Quality(
      Screen.Toolbar toolbar,
      String total,
      Drawing.@Nullable Bars bars,
      List<Refused> rows,
      List<Reason> reasons,
      String problem) {}

  /**
   * Is one line of what was kept out.
   *
   * @param event the event
   * @param field the field, or empty
   * @param reason the reason's code
   * @param count how often
   * @param share its share in percent
   * @param percent its bar's length, 0 to 100
   */
  public record Refused(
      String event, String field, String reason, String count, String share, int percent) {}

  /**
   * Explains a reason.
   *
   * @param code the reason's code
   * @param means what it means
   * @param remedy what to do about it
   */
  public record Reason(String code, String means, String remedy) {}

  /**
   * Is an app on the page of all apps.
   *
   * @param name its name
   * @param kind what it is
   * @param figure its main figure, or empty
   * @param note what the figure is
   * @param spark how it developed, or null
   * @param option leads to its page
   */
  public record Card(
      String name,
      String kind,
      String figure,
      String note,
      Drawing.@Nullable Spark spark,
      Screen.Option option) {}

  /**
   * Is the page where a browser signs in.
   *
   * @param token the token of the form
   * @param link the secret of a one-time link, or empty when a token is asked for
   * @param problem what was wrong, or empty
   */
  public record SignIn(String token, String link, String problem) {}

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
   * @param remembered what is remembered of installs, and of how many
   * @param cannot why the plan lets nobody be told apart, or empty
   * @param problem why there is no answer, or empty
   */
  public record People(
      Screen.Toolbar toolbar,
      List<Person> people,
      @Nullable Link before,
      @Nullable Link after,
      List<Screen.Ranking> remembered,
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
