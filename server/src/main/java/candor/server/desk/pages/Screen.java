package candor.server.desk.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups what the pages say. Immutable values; every text is plain text. */
public final class Screen {

  private Screen() {}

  /**
   * Surrounds every page.
   *
   * @param title the page's title
   * @param app the app's id, or empty where the page is about none
   * @param name the app's name as people read it
   * @param apps the apps to switch to
   * @param sections the pages of this app
   * @param modes released builds or developers' builds
   * @param debug whether developers' builds are shown
   * @param notices what was wrong with the address, in sentences
   * @param token the token of forms, or empty where nobody can sign out
   * @param who who signed in
   * @param files where the style and the scripts are
   * @param saved the saved views, or null where there are none
   * @param feet what is at the foot of the page
   */
  public record Frame(
      String title,
      String app,
      String name,
      List<Option> apps,
      List<Option> sections,
      List<Option> modes,
      boolean debug,
      List<String> notices,
      String token,
      String who,
      Files files,
      @Nullable Saved saved,
      List<Option> feet) {

    /**
     * Says more of what was wrong with the address.
     *
     * @param more the sentences
     * @return the same with them
     */
    public Frame noticing(List<String> more) {
      var all = new ArrayList<>(notices);
      all.addAll(more);
      return new Frame(
          title, app, name, apps, sections, modes, debug, all, token, who, files, saved, feet);
    }
  }

  /**
   * Holds the saved views of an app.
   *
   * @param views lead to them
   * @param save leads to where this page is saved, or null where it cannot be
   */
  public record Saved(List<Option> views, @Nullable Link save) {}

  /**
   * Tells where the style and the scripts are.
   *
   * @param style the style sheet
   * @param more the style sheet of pages beside the overview
   * @param desk the script of every page
   * @param live the script of the live page
   */
  public record Files(Link style, Link more, Link desk, Link live) {}

  /**
   * Is one of several to choose from.
   *
   * @param text its name
   * @param link where it leads
   * @param current whether it is the one shown
   * @param key the keyboard shortcut, or empty
   */
  public record Option(String text, Link link, boolean current, String key) {}

  /**
   * Holds the choices above the figures.
   *
   * @param periods the periods
   * @param range the period in words
   * @param zone where its days begin
   * @param zones where else they can
   * @param from the first day, as a form takes it
   * @param to the last day, as a form takes it
   * @param hidden what the form of dates carries along
   * @param compare switches the comparison
   * @param narrowing the filters
   * @param steps leads to the period before and the one after
   * @param interval changes by what charts are drawn, or null where there is no choice
   * @param csv the chart as a table
   */
  public record Toolbar(
      List<Option> periods,
      String range,
      String zone,
      List<String> zones,
      String from,
      String to,
      List<Link.Parameter> hidden,
      Option compare,
      Narrowing narrowing,
      List<Option> steps,
      @Nullable Option interval,
      Link csv) {}

  /**
   * Holds the filters that the address carries.
   *
   * @param chips the filters
   * @param clear leads to the page without filters, or null
   * @param applies whether the figures of the page follow them
   * @param words which figures do not, or empty
   * @param properties what another filter may be about; empty where none can be added
   * @param hidden what the form of another filter carries along
   */
  public record Narrowing(
      List<Chip> chips,
      @Nullable Link clear,
      boolean applies,
      String words,
      List<Link.Parameter> properties,
      List<Link.Parameter> hidden) {}

  /**
   * Is a filter in force.
   *
   * @param text the filter in words
   * @param remove leads to the page without it
   */
  public record Chip(String text, Link remove) {}

  /**
   * Says what a figure rests on.
   *
   * @param definition how it is made
   * @param population whom it covers
   * @param identity the identity model in words
   * @param limits what cannot be said
   * @param query the question by which the figure can be had elsewhere, or null
   * @param others more questions, where it takes several
   */
  public record Basis(
      String definition,
      String population,
      String identity,
      List<String> limits,
      @Nullable Link query,
      List<Link> others) {

    /** Copies the list. */
    public Basis {
      others = List.copyOf(others);
    }

    /**
     * Adds a question.
     *
     * @param other one more question that it takes
     * @return the same with it
     */
    public Basis with(Link other) {
      var all = new ArrayList<>(others);
      all.add(other);
      return new Basis(definition, population, identity, limits, query, all);
    }
  }

  /**
   * Is one of the main figures.
   *
   * @param title what it is
   * @param figure the figure, or empty when it cannot be said
   * @param note what it is of
   * @param change how it differs from the period before, or empty
   * @param trend {@code up}, {@code down} or {@code flat}
   * @param cannot why it cannot be said, or empty
   * @param choice draws it in the chart
   */
  public record Tile(
      String title,
      String figure,
      String note,
      String change,
      String trend,
      String cannot,
      Option choice) {}

  /**
   * Is a figure in a table.
   *
   * @param figure the figure
   * @param change how it differs from the time compared with and what it was, or empty
   * @param trend {@code up}, {@code down}, {@code better}, {@code worse} or {@code flat}
   */
  public record Told(String figure, String change, String trend) {}

  /**
   * Is a list of the most frequent values.
   *
   * @param title what is listed
   * @param what what it means, in the words of the plan
   * @param unit what is counted
   * @param rows the values
   * @param more what is not listed, or empty
   * @param csv the list as a table, or null where it is part of another
   * @param problem why there is no list, or empty
   */
  public record Ranking(
      String title,
      String what,
      String unit,
      List<Rank> rows,
      String more,
      @Nullable Link csv,
      String problem) {}

  /**
   * Is one value of a list.
   *
   * @param value the value
   * @param count how often
   * @param share its share in percent, as text
   * @param percent its bar's length, 0 to 100
   * @param spark how it developed, or null
   * @param link narrows the page to it, or widens it again
   * @param chosen whether the page is narrowed to it
   */
  public record Rank(
      String value,
      String count,
      String share,
      int percent,
      Drawing.@Nullable Spark spark,
      @Nullable Link link,
      boolean chosen) {}

  /**
   * Is a short list under an answer.
   *
   * @param title by what it is divided and in what it is counted, or empty
   * @param rows the values
   */
  public record Parts(String title, List<Rank> rows) {
    /** Copies the list. */
    public Parts {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is a question of the plan with its answer.
   *
   * @param question the question in the plan's words
   * @param figure the answer, or empty when it cannot be given
   * @param change how it differs from the period before, or empty
   * @param trend {@code up}, {@code down} or {@code flat}
   * @param spark how it developed, or null
   * @param parts what it is made of
   * @param note what else is to be said, or empty
   * @param more leads to the page that shows all of it, or null
   * @param basis what it rests on, or null
   * @param cannot why it cannot be answered, or empty
   */
  public record Asked(
      String question,
      String figure,
      String change,
      String trend,
      Drawing.@Nullable Spark spark,
      List<Parts> parts,
      String note,
      @Nullable Link more,
      @Nullable Basis basis,
      String cannot) {}
}
