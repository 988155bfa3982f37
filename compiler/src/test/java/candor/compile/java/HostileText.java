package candor.compile.java;

import java.util.List;

/** Holds names, values and sentences of plans that were chosen to break generated code. */
final class HostileText {

  static final List<String> WORDS =
      List.of(
          "a",
          "b",
          "a_b",
          "value",
          "values",
          "place",
          "write",
          "lock",
          "snapshot",
          "record",
          "string",
          "object",
          "error",
          "event",
          "telemetry",
          "override",
          "set",
          "locale",
          "plan",
          "hash",
          "x86_64",
          "v_1_2",
          "took_ms",
          "took",
          "from",
          "amount",
          "yield",
          "sealed",
          "var",
          "of",
          "name",
          "ordinal",
          "long_and_winding_name_of_a_property_xx");

  static final List<String> VALUES =
      List.of(
          "a",
          "A",
          "a-b",
          "a_b",
          "a b",
          "1",
          "01",
          "-1",
          "128+",
          "true",
          "null",
          "class",
          "C++",
          "C#",
          "C",
          "*/",
          "\\u002a/",
          "\\",
          "\"",
          "\"; }",
          "{@code",
          "}",
          "<b>",
          "&amp;",
          "@see",
          "größe",
          "日本",
          "🚀",
          "🚀🚀",
          "/",
          "//",
          "value",
          "VALUES",
          "mlx-community/Qwen3-4B-4bit",
          "a value of a closed list that is so long that no line of one hundred columns can hold it"
              + " all, ever");

  static final List<String> SENTENCES =
      List.of(
          "Plain.",
          "Ends a comment */ here.",
          "Escapes \\u002a\\u002f and \\\\u0022.",
          "Tags @deprecated and {@link Nowhere} and {@code",
          "<b>Bold & <script>",
          "@since ever",
          "日本語の文。",
          "A very long sentence that goes on and on so that it has to be wrapped somewhere before"
              + " it reaches the column at which every line has to end, and then once more.");

  private HostileText() {}
}
