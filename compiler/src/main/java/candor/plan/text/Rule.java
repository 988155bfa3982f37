package candor.plan.text;

import candor.plan.text.Problem.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names the rules of the language. Ids are stable: scripts silence or expect them by id, so an id
 * that was released is never given to another rule.
 *
 * <p>CP001 to CP009 and CP050 belong to the file as such and are reported by whoever reads files.
 */
public enum Rule {
  /** The file is not YAML. */
  SYNTAX("CP001"),
  /** The file is larger than a plan can be. */
  TOO_LARGE("CP002"),
  /** The file holds a second document. */
  SEVERAL_DOCUMENTS("CP003"),
  /** The file holds nothing. */
  EMPTY("CP004"),
  /** The file is not text. */
  NOT_TEXT("CP005"),
  /** A value stands for another one. */
  ALIAS("CP006"),
  /** Values are nested too deeply. */
  TOO_DEEP("CP007"),
  /** A key is not a single word. */
  ODD_KEY("CP008"),
  /** A value has a YAML tag. */
  TAG("CP009"),
  /** There are more errors than are listed. */
  TOO_MANY("CP010"),
  /** A key is not part of the language. */
  UNKNOWN_KEY("CP011"),
  /** A value is of the wrong kind. */
  WRONG_TYPE("CP012"),
  /** A key is missing. */
  MISSING("CP013"),
  /** A word is not one of the few that can stand there. */
  NOT_A_WORD("CP014"),
  /** A number is outside its range. */
  OUT_OF_RANGE("CP015"),
  /** A name has the wrong form. */
  BAD_NAME("CP016"),
  /** A key stands twice. */
  DUPLICATE_KEY("CP017"),
  /** A value or an id stands twice. */
  DUPLICATE_VALUE("CP018"),
  /** The version of the language is not known. */
  LANGUAGE("CP019"),
  /** There is no such channel. */
  UNKNOWN_CHANNEL("CP020"),
  /** There is no such vocabulary. */
  UNKNOWN_VOCABULARY("CP021"),
  /** There is no such event. */
  UNKNOWN_EVENT("CP022"),
  /** There is no such property. */
  UNKNOWN_PROPERTY("CP023"),
  /** There is no such value. */
  UNKNOWN_VALUE("CP024"),
  /** A condition looks at a property without a closed list. */
  NO_CLOSED_LIST("CP025"),
  /** A condition looks at the context. */
  CONTEXT_CONDITION("CP026"),
  /** The public page is to show what is not there. */
  UNKNOWN_SHOWN("CP027"),
  /** A vocabulary names another one. */
  NESTED_VOCABULARY("CP028"),
  /** A name holds two kinds of values. */
  DIFFERENT_KINDS("CP030"),
  /** An event's property is named like one of the context. */
  SHADOWS_CONTEXT("CP031"),
  /** A tolerated spelling cannot be mapped. */
  TOLERATE("CP032"),
  /** A range is empty. */
  RANGE("CP033"),
  /** A pattern cannot be used. */
  PATTERN("CP034"),
  /** Tiers are not in order. */
  TIERS("CP035"),
  /** Free text has no reason. */
  NO_REASON("CP036"),
  /** A date is none. */
  DATE("CP037"),
  /** An example is not a value. */
  EXAMPLE("CP038"),
  /** Declared shares cannot be true, or count nowhere. */
  SHARES("CP039"),
  /** Something belongs to an install, and there is none. */
  NEEDS_INSTALL("CP040"),
  /** A question cannot be answered with what is collected. */
  NOT_ANSWERABLE("CP041"),
  /** A promise is not kept by the plan itself. */
  NOT_KEPT("CP042"),
  /** The plan collects nothing. */
  NOTHING_PLANNED("CP043"),
  /** A name means something to Java. */
  JAVA_WORD("CP045"),
  /** Two names are one in Java. */
  SAME_IN_JAVA("CP046"),
  /** The file cannot be read. */
  NO_FILE("CP050"),
  /** There are more warnings than are listed. */
  TOO_MANY_WARNINGS("CP100", Severity.WARNING),
  /** An opt-in channel is on by default. */
  DEFAULT_YES("CP101", Severity.WARNING),
  /** No question uses an event. */
  UNUSED_EVENT("CP102", Severity.WARNING),
  /** Something has expired. */
  EXPIRED("CP103", Severity.WARNING),
  /** A number has no greatest value. */
  UNBOUNDED("CP104", Severity.WARNING),
  /** The context could single out a machine. */
  SINGLES_OUT("CP105", Severity.WARNING);

  private final String id;
  private final Severity severity;

  Rule(String id) {
    this(id, Severity.ERROR);
  }

  Rule(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /**
   * Returns the stable id.
   *
   * @return such as {@code CP012}
   */
  public String id() {
    return id;
  }

  /**
   * Returns how bad its problems are.
   *
   * @return whether a plan can be used all the same
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Finds a rule.
   *
   * @param id its id in capital or small letters
   * @return the rule, or null when there is none
   */
  public static @Nullable Rule of(String id) {
    for (Rule rule : values()) {
      if (rule.id.equals(id.toUpperCase(Locale.ROOT))) {
        return rule;
      }
    }
    return null;
  }

  /**
   * Says what was probably meant.
   *
   * @param id an id that no rule has
   * @return a sentence with the nearest id, or with how many there are
   */
  public static String remedy(String id) {
    return Nearest.remedy(id.toUpperCase(Locale.ROOT), ids());
  }

  private static List<String> ids() {
    return Arrays.stream(values()).map(Rule::id).toList();
  }
}
