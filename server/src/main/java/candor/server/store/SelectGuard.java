package candor.server.store;

import candor.json.Json;
import candor.server.custody.Custody.Unanswerable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of a statement, as the engine's own parser read it, whether it only reads what it may.
 *
 * <p>Whatever is not a SELECT has no tree at all, so there is no list of forbidden commands.
 */
final class SelectGuard {

  /** Functions in the place of a table that read nothing. */
  private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");

  /**
   * What may be called. A list of what is forbidden would miss what makes much of little: a text of
   * a gigabyte is made in one step, which neither the limit of time nor that of memory stops. None
   * of these answers with more than it was given.
   */
  static final Set<String> FUNCTIONS =
      Set.of(
          """
          + - * / // % ^ ** ~~ !~~ ~~* !~~* like_escape not_like_escape ilike_escape
          not_ilike_escape regexp_matches regexp_full_match regexp_extract contains starts_with
          ends_with prefix suffix strpos instr length strlen lower upper trim ltrim rtrim left right
          substring substr split_part unnest list_contains list_has array_contains array_length len
          ifnull greatest least abs round floor ceil ceiling trunc sqrt ln log log2 log10 exp pow
          power sign mod isnan isfinite
          date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add
          strftime year month day dayofweek isodow weekday dayofyear week weekofyear yearweek quarter
          hour minute second epoch epoch_ms dayname monthname last_day time_bucket make_date to_years
          to_months to_weeks to_days to_hours to_minutes to_seconds to_milliseconds now today
          get_current_timestamp timezone age
          count count_star count_if countif sum avg mean min max median mode quantile quantile_cont
          quantile_disc approx_quantile approx_count_distinct stddev stddev_samp stddev_pop var_pop
          var_samp variance corr any_value first last arg_min arg_max min_by max_by bool_and bool_or
          row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value
          nth_value
          """
              .strip()
              .split("\\s+"));

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_0-9|]{1,40}");

  private final Set<String> readable;
  private final Set<String> stored;

  private SelectGuard(Set<String> readable, Set<String> stored) {
    this.readable = readable;
    this.stored = stored;
  }

  /**
   * Checks one statement.
   *
   * @param tree what the parser made of it
   * @param readable the names of the tables that it may read
   * @param stored the names of all tables there are, in lower case
   */
  static void check(Json tree, Set<String> readable, Set<String> stored) throws Unanswerable {
    Map<String, Json> root = tree instanceof Json.Dictionary d ? d.members() : Map.of();
    if (!Json.FALSE.equals(root.get("error"))) {
      String message = text(root.get("error_message"));
      throw new Unanswerable(
          message.startsWith("Only SELECT") || message.isEmpty()
              ? "Only one SELECT is answered here."
              : message);
    }
    List<Json> statements =
        root.get("statements") instanceof Json.Array list ? list.items() : List.of();
    if (statements.size() != 1) {
      throw new Unanswerable("Only one SELECT is answered here.");
    }
    new SelectGuard(readable, stored).walk(statements.getFirst());
  }

  private void walk(Json part) throws Unanswerable {
    switch (part) {
      case Json.Array list -> {
        for (Json item : list.items()) {
          walk(item);
        }
      }
      case Json.Dictionary node -> {
        look(node);
        boolean table = text(node.get("type")).equals("TABLE_FUNCTION");
        for (Json member : node.members().values()) {
          // What stands in the place of a table has been judged by the list of those.
          walk(table && member instanceof Json.Dictionary call ? arguments(call) : member);
        }
      }
      default -> {
        // A plain value names nothing that is not looked at in its node.
      }
    }
  }

  private static Json arguments(Json.Dictionary call) {
    return new Json.Array(List.copyOf(call.members().values()));
  }

  private void look(Json.Dictionary node) throws Unanswerable {
    switch (text(node.get("type"))) {
      case "BASE_TABLE" -> table(node);
      case "TABLE_FUNCTION" -> {
        String name = node.get("function") instanceof Json.Dictionary f ? name(f) : "";
        if (!TABLE_FUNCTIONS.contains(name)) {
          throw new Unanswerable("This function may not stand in the place of a table.");
        }
      }
      case "SHOW_REF" ->
          throw new Unanswerable("Only SELECT is answered; the tables are listed beside.");
      default -> function(node);
    }
    if (node.get("cte_map") instanceof Json.Dictionary ctes
        && ctes.get("map") instanceof Json.Array list) {
      for (Json cte : list.items()) {
        named(cte);
      }
    }
  }

  private void table(Json.Dictionary node) throws Unanswerable {
    String name = text(node.get("table_name")).toLowerCase(Locale.ROOT);
    boolean plain =
        text(node.get("schema_name")).isEmpty() && text(node.get("catalog_name")).isEmpty();
    // A name that no stored table has is one of the statement's own; or the engine says it is none.
    if (!plain || (!readable.contains(name) && (stored.contains(name) || !isName(name)))) {
      throw new Unanswerable("Tables that can be read: " + String.join(", ", readable) + ".");
    }
  }

  /** Files and the engine's own tables have names that no table of a statement needs. */
  private static boolean isName(String name) {
    return name.matches("[a-z_][a-z0-9_]*")
        && !name.matches("(duckdb|pg|pragma|sqlite|information)_.*");
  }

  private void named(Json cte) throws Unanswerable {
    String name = cte instanceof Json.Dictionary d ? text(d.get("key")) : "";
    if (stored.contains(name.toLowerCase(Locale.ROOT))) {
      throw new Unanswerable("A table of the statement's own needs another name.");
    }
  }

  private static void function(Json.Dictionary node) throws Unanswerable {
    String name = name(node);
    if (!name.isEmpty() && !FUNCTIONS.contains(name)) {
      throw new Unanswerable(
          PLAIN_NAME.matcher(name).matches()
              ? "The function " + name + " is not offered here; docs/data.md lists those that are."
              : "This function is not offered here; docs/data.md lists those that are.");
    }
  }

  private static String name(Json.Dictionary function) {
    return text(function.get("function_name")).toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text t ? t.value() : "";
  }
}
