package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups the pages about the data itself, about what is published, about new apps and about alerts.
 * Immutable values.
 */
public final class KeptPages {

  private KeptPages() {}

  /**
   * Is the page of symbol files.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param parts the parts of the settings
   * @param base where the forms are sent
   * @param notice what just went wrong or well, or empty
   * @param most the largest file, in words
   * @param files the files
   */
  public record Symbols(
      String token,
      List<Screen.Option> parts,
      Link base,
      String notice,
      String most,
      List<SymbolFile> files) {}

  /**
   * Is one symbol file.
   *
   * @param id its id
   * @param release the release
   * @param kind what it is
   * @param name the file that it belongs to
   * @param added when it came
   * @param size how large the file was, and what is kept of it
   */
  public record SymbolFile(
      String id, String release, String kind, String name, String added, String size) {}

  /**
   * Is the page where statements are answered.
   *
   * @param app the app's id
   * @param statement the statement
   * @param tables what can be read
   * @param columns the columns of the answer
   * @param rows the rows of the answer
   * @param note how many rows there are, or empty
   * @param problem why there is no answer, or empty
   * @param csv the answer as a table
   * @param back leads to the app's figures
   */
  public record Sql(
      String app,
      String statement,
      List<Listed> tables,
      List<String> columns,
      List<List<String>> rows,
      String note,
      String problem,
      Link csv,
      Link back) {
    /** Copies the lists. */
    public Sql {
      tables = List.copyOf(tables);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is a table that can be read.
   *
   * @param name its name
   * @param columns the names of its columns, with commas
   */
  public record Listed(String name, String columns) {}

  /**
   * Is the public page of one app.
   *
   * @param name the app's name
   * @param week the newest week in words
   * @param group the smallest group
   * @param items the figures
   * @param plan leads to the plan
   * @param json the same for programs
   * @param whole leads to the whole page, or is where it is
   * @param style the style sheet
   * @param more the style sheet of pages beside the overview
   * @param embedded whether only the figures are wanted
   */
  public record Public(
      String name,
      String week,
      String group,
      List<Item> items,
      Link plan,
      Link json,
      Link whole,
      Link style,
      Link more,
      boolean embedded) {
    /** Copies the list. */
    public Public {
      items = List.copyOf(items);
    }
  }

  /**
   * Is one figure.
   *
   * @param title what it is, or the question it answers
   * @param figure the figure, or empty
   * @param note what it is of
   * @param cannot why it is not shown, or empty
   * @param line the figure by period, or null where there are too few
   * @param tables the figure by the values of properties
   * @param alone where it stands alone
   */
  public record Item(
      String title,
      String figure,
      String note,
      String cannot,
      Drawing.@Nullable Bands line,
      List<Table> tables,
      Drawing.Alone alone) {
    /** Copies the list. */
    public Item {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Is a figure by the values of one property.
   *
   * @param title the property in words
   * @param what what it means
   * @param unit what the figure is
   * @param rows the values
   * @param hides whether others are not shown
   * @param best the recommendation that follows, or empty
   */
  public record Table(
      String title, String what, String unit, List<Drawing.Row> rows, boolean hides, String best) {
    /** Copies the list. */
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is the page of one version of a plan.
   *
   * @param title the page's title
   * @param hash the hash of the version
   * @param canonical leads to what was hashed
   * @param source leads to the document as Markdown
   * @param blocks the document
   * @param style the style sheet
   * @param more the style sheet of pages beside the overview
   */
  public record Plan(
      String title,
      String hash,
      Link canonical,
      Link source,
      List<Block> blocks,
      Link style,
      Link more) {
    /** Copies the list. */
    public Plan {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Is a part of a document.
   *
   * @param kind {@code h1} to {@code h4}, {@code p}, {@code ul}, {@code table} or {@code pre}
   * @param id where links lead, or empty
   * @param lines the lines; of a table the rows, the first its head
   */
  public record Block(String kind, String id, List<List<Cell>> lines) {
    /** Copies the lists. */
    public Block {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Is a stretch of text within a line, or within a cell of a table.
   *
   * @param spans the stretches
   */
  public record Cell(List<Span> spans) {
    /** Copies the list. */
    public Cell {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Is text of one kind.
   *
   * @param kind {@code text}, {@code strong}, {@code code} or {@code a}
   * @param text the text
   * @param href where it leads: within the page or to an https address; empty for other kinds
   */
  public record Span(String kind, String text, String href) {}

  /**
   * Is the page on which the first plan of an app is handed in.
   *
   * @param token the token of the form, or empty where nothing can be changed
   * @param notice what just went wrong, or empty
   * @param problems what is wrong with the file that was handed in
   * @param waiting the apps whose first plan waits
   */
  public record NewApp(
      String token, String notice, List<UpkeepPages.Wrong> problems, List<Screen.Option> waiting) {}

  /**
   * Is the page on which the first plan of an app is accepted.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param name the app's name
   * @param base where the forms are sent
   * @param hash the plan's hash
   * @param notice what just went wrong, or empty
   * @param problems what somebody should look at
   * @param blocks the document
   */
  public record FirstPlan(
      String token,
      String name,
      Link base,
      String hash,
      String notice,
      List<UpkeepPages.Wrong> problems,
      List<Block> blocks) {}

  /**
   * Is the page of alerts.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param parts the parts of the settings
   * @param base where the forms are sent
   * @param notice what just went wrong or well, or empty
   * @param fresh the secret that was just made and is shown this once, or empty
   * @param place where alerts are posted, without its secret; or empty
   * @param signed whether what is posted is signed
   * @param mailTo to whom mails go, or empty where none can be sent
   * @param mail whether alerts are mailed
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
      String fresh,
      String place,
      boolean signed,
      String mailTo,
      boolean mail,
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
