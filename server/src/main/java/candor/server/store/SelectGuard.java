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

  /** Functions that tell of the engine, of its files or of other data than the rows. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "current_setting|getenv|getvariable|nextval|currval|setseed|write_log|glob"
              + "|in_search_path|get_block_size|current_(database|schema|schemas|catalog|query)"
              + "|(pragma|duckdb|read|query|sniff|parquet|which|sleep|txid|has|pg|json_execute)_.*");

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
        for (Json member : node.members().values()) {
          walk(member);
        }
      }
      default -> {
        // A plain value names nothing that is not looked at in its node.
      }
    }
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
    if (FOREIGN.matcher(name(node)).matches()) {
      throw new Unanswerable("This function is not offered here.");
    }
  }

  private static String name(Json.Dictionary function) {
    return text(function.get("function_name")).toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text t ? t.value() : "";
  }
}
