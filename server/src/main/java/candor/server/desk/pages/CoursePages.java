package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups the pages about how things went on. Immutable values; every text is plain text. */
public final class CoursePages {

  private CoursePages() {}

  /**
   * Is the page of who came back.
   *
   * @param toolbar the choices
   * @param lengths the lengths of a period to choose from
   * @param who says whose cohorts these are and leads to others, or null where all are alike
   * @param unit {@code Day}, {@code Week} or {@code Month}
   * @param rule which cells are not told, or that all are
   * @param other leads to the same by the other rule, or null
   * @param heat the cohorts, or null when there is none
   * @param curve how all of them together faded, or null
   * @param basis what it rests on, or null
   * @param empty why there is no cohort, or empty
   * @param cannot why it cannot be said, or empty
   */
  public record Retention(
      Screen.Toolbar toolbar,
      List<Screen.Option> lengths,
      Screen.@Nullable Option who,
      String unit,
      String rule,
      Screen.@Nullable Option other,
      @Nullable Heat heat,
      Drawing.@Nullable Chart curve,
      Screen.@Nullable Basis basis,
      String empty,
      String cannot) {}

  /**
   * Is a table of cohorts.
   *
   * @param columns the names of the periods
   * @param all all cohorts together, weighted by their size
   * @param rows one per cohort
   * @param more what is not listed, or empty
   */
  public record Heat(List<String> columns, HeatRow all, List<HeatRow> rows, String more) {}

  /**
   * Is one cohort.
   *
   * @param name when it began
   * @param size how many it is
   * @param cells what share of them was there in each period
   */
  public record HeatRow(String name, String size, List<HeatCell> cells) {}

  /**
   * Is one share.
   *
   * @param text the share in percent, or empty
   * @param style how dark it is, and whether its period is not over
   * @param share the share with what it is of, in words, or empty
   */
  public record HeatCell(String text, String style, String share) {}

  /**
   * Is the page of who got how far.
   *
   * @param toolbar the choices
   * @param planned the funnels of the plan
   * @param question what is asked
   * @param builder chooses other steps
   * @param rows one per step
   * @param window within which time
   * @param compared with what they are compared, or why not, or empty
   * @param parts the same for each value
   * @param by what the values are of, or empty
   * @param basis what it rests on, or null
   * @param empty why there are no steps, or empty
   * @param cannot why it cannot be said, or empty
   */
  public record Funnels(
      Screen.Toolbar toolbar,
      List<Screen.Option> planned,
      String question,
      Builder builder,
      List<FunnelRow> rows,
      String window,
      String compared,
      List<FunnelPart> parts,
      String by,
      Screen.@Nullable Basis basis,
      String empty,
      String cannot) {}

  /**
   * Is one step.
   *
   * @param name what happened
   * @param count how many got here
   * @param percent their share of those who began, 0 to 100
   * @param ofFirst their share of those who began, in words
   * @param ofBefore their share of those of the step before, in words
   * @param left how many were lost since the step before, or empty
   * @param time the usual time since the step before, or empty
   */
  public record FunnelRow(
      String name,
      Screen.Told count,
      int percent,
      Screen.Told ofFirst,
      Screen.Told ofBefore,
      String left,
      String time) {}

  /**
   * Is a funnel of those with one value.
   *
   * @param value the value
   * @param steps how many got to each step, and the share of those who began
   * @param link narrows the page to it, or widens it again
   * @param chosen whether the page is narrowed to it
   */
  public record FunnelPart(String value, List<String> steps, Link link, boolean chosen) {}

  /**
   * Is a form that asks for another funnel.
   *
   * @param hidden what it carries along
   * @param steps one per step
   * @param window the windows
   * @param by the properties
   */
  public record Builder(
      List<Link.Parameter> hidden, List<Choice> steps, Choice window, Choice by) {}

  /**
   * Is one list to choose from.
   *
   * @param label what is chosen
   * @param options what there is
   * @param chosen the value chosen, or empty
   */
  public record Choice(String label, List<Entry> options, String chosen) {}

  /**
   * Is one entry of a list to choose from.
   *
   * @param value what is sent
   * @param text what is read
   */
  public record Entry(String value, String text) {}

  /**
   * Is the page of sessions.
   *
   * @param toolbar the choices
   * @param tiles the figures
   * @param chart how many there were, or null
   * @param against what that is compared with, or empty
   * @param lengths how long they were, or null
   * @param basis what it rests on, or null
   * @param cannot why it cannot be said, or empty
   */
  public record Sessions(
      Screen.Toolbar toolbar,
      List<Screen.Tile> tiles,
      Drawing.@Nullable Chart chart,
      String against,
      Drawing.@Nullable Bars lengths,
      Screen.@Nullable Basis basis,
      String cannot) {}

  /**
   * Is the page of numbers.
   *
   * @param toolbar the choices
   * @param form chooses the number and what it is broken down by; null when the plan has none
   * @param what what the number means, in the words of the plan
   * @param tiles the figures
   * @param shift how the newest release moved it, or empty
   * @param bands how they developed, or null
   * @param histogram how often which number occurred, or null
   * @param columns the names of the percentiles
   * @param parts the same for each value
   * @param by what the values are of, or empty
   * @param comparing chooses releases to compare; null when the plan tells none
   * @param basis what it rests on, or null
   * @param cannot why it cannot be said, or empty
   */
  public record Performance(
      Screen.Toolbar toolbar,
      @Nullable NumberForm form,
      String what,
      List<Screen.Tile> tiles,
      String shift,
      Drawing.@Nullable Bands bands,
      Drawing.@Nullable Bars histogram,
      List<String> columns,
      List<NumberRow> parts,
      String by,
      @Nullable Comparing comparing,
      Screen.@Nullable Basis basis,
      String cannot) {}

  /**
   * Chooses releases to compare.
   *
   * @param hidden what it carries along
   * @param releases those to choose from
   * @param chosen those that were chosen
   * @param missing those of which there is nothing, or empty
   */
  public record Comparing(
      List<Link.Parameter> hidden, List<String> releases, List<String> chosen, String missing) {}

  /**
   * Chooses a number.
   *
   * @param hidden what it carries along
   * @param number the numbers of the plan
   * @param by the properties
   */
  public record NumberForm(List<Link.Parameter> hidden, Choice number, Choice by) {}

  /**
   * Is where the numbers of one value lie.
   *
   * @param value the value
   * @param count how many there are
   * @param figures the percentiles
   * @param percent the length of the bar of the median, 0 to 100
   * @param link narrows the page to it, or widens it again
   * @param chosen whether the page is narrowed to it
   */
  public record NumberRow(
      String value, String count, List<String> figures, int percent, Link link, boolean chosen) {}

  /**
   * Is the page of what is taken up.
   *
   * @param toolbar the choices
   * @param active how many were there at all
   * @param unit who is counted, in words
   * @param rows one per planned event
   * @param follows whether first and repeated use can be said
   * @param compared with what they are compared, or why not, or empty
   * @param basis what it rests on, or null
   * @param cannot why it cannot be said, or empty
   */
  public record Features(
      Screen.Toolbar toolbar,
      String active,
      String unit,
      List<FeatureRow> rows,
      boolean follows,
      String compared,
      Screen.@Nullable Basis basis,
      String cannot) {}

  /**
   * Is how one event was taken up.
   *
   * @param event its name
   * @param question what it is to answer, in the words of the plan
   * @param share its share of those who were there, or empty
   * @param percent its bar's length, 0 to 100
   * @param trend how often it happened over the period, or null
   * @param users how many had it
   * @param first how many for the first time, or empty
   * @param repeated how many on several days, or empty
   * @param events how often it happened
   * @param link leads to the figures of this event alone
   */
  public record FeatureRow(
      String event,
      String question,
      Screen.Told share,
      int percent,
      Drawing.@Nullable Spark trend,
      String users,
      Screen.Told first,
      Screen.Told repeated,
      String events,
      Link link) {}
}
