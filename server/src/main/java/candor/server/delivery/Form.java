package candor.server.delivery;

/**
 * Names the numbers of the written form, version 1. They are on disks: none may change its meaning.
 */
final class Form {

  static final int TRACK = 0;
  static final int SUMMARY = 1;
  static final int MARKS = 2;
  static final int ERASE = 3;
  static final int KIND_MASK = 3;

  /** On an erasure, which has no periods: it is a report, and its members follow. */
  static final int CRASH = ERASE | 1 << 3;

  static final int FEEDBACK = ERASE | 1 << 4;
  static final int OUTCOMES = ERASE | 1 << 3 | 1 << 4;
  static final int REPORT_MASK = KIND_MASK | 1 << 3 | 1 << 4;

  /** The time has a part below the millisecond. */
  static final int FINE_TIME = 1 << 2;

  static final int DAY = 1 << 3;
  static final int WEEK = 1 << 4;
  static final int MONTH = 1 << 5;
  static final int COHORT = 1 << 6;

  /** The sender is another than that of the message before; its number follows. */
  static final int OTHER_SENDER = 1 << 7;

  static final int INSTALL = 1;
  static final int SESSION = 2;
  static final int DEBUG = 4;

  static final int NOTHING = 0;
  static final int YES = 1;
  static final int NO = 2;
  static final int WHOLE = 3;
  static final int DECIMAL = 4;
  static final int NEW_TEXT = 5;
  static final int ARRAY = 6;
  static final int DICTIONARY = 7;
  static final int UUID_TEXT = 8;

  /** Values from here on are numbers of strings seen before. */
  static final int FIRST_KNOWN_TEXT = 9;

  /** What JSON readers let pass is at most 16 deep; twice that stops damage, not data. */
  static final int DEEPEST = 32;

  private Form() {}
}
