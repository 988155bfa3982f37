package candor.plan.text;

import candor.plan.text.Problem.Severity;

/**
 * Names the rules of the language. Ids are stable: scripts silence or expect them by id.
 *
 * <p>CP001 to CP009 belong to the file as such and are reported by whoever reads files.
 */
enum Rule {
  TOO_MANY("CP010"),
  UNKNOWN_KEY("CP011"),
  WRONG_TYPE("CP012"),
  MISSING("CP013"),
  NOT_A_WORD("CP014"),
  OUT_OF_RANGE("CP015"),
  BAD_NAME("CP016"),
  DUPLICATE_KEY("CP017"),
  DUPLICATE_VALUE("CP018"),
  LANGUAGE("CP019"),
  UNKNOWN_CHANNEL("CP020"),
  UNKNOWN_VOCABULARY("CP021"),
  UNKNOWN_EVENT("CP022"),
  UNKNOWN_PROPERTY("CP023"),
  UNKNOWN_VALUE("CP024"),
  NO_CLOSED_LIST("CP025"),
  CONTEXT_CONDITION("CP026"),
  UNKNOWN_SHOWN("CP027"),
  DIFFERENT_KINDS("CP030"),
  SHADOWS_CONTEXT("CP031"),
  TOLERATE("CP032"),
  RANGE("CP033"),
  PATTERN("CP034"),
  TIERS("CP035"),
  NO_REASON("CP036"),
  DATE("CP037"),
  EXAMPLE("CP038"),
  NEEDS_INSTALL("CP040"),
  NOT_ANSWERABLE("CP041"),
  NOT_KEPT("CP042"),
  NOTHING_PLANNED("CP043"),
  TOO_MANY_WARNINGS("CP100", Severity.WARNING),
  DEFAULT_YES("CP101", Severity.WARNING),
  UNUSED_EVENT("CP102", Severity.WARNING),
  EXPIRED("CP103", Severity.WARNING),
  UNBOUNDED("CP104", Severity.WARNING),
  SINGLES_OUT("CP105", Severity.WARNING);

  final String id;
  final Severity severity;

  Rule(String id) {
    this(id, Severity.ERROR);
  }

  Rule(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }
}
