package candor.compile.usage;

import candor.plan.text.Problem;
import candor.plan.text.Problem.Severity;

/** Names what can be wrong between a plan and compiled code. Ids are stable. */
enum UsageRule {
  NOT_EMITTED("CU001", Severity.ERROR),
  RESERVED_IS_EMITTED("CU002", Severity.WARNING),
  THROWN_AWAY("CU003", Severity.WARNING),
  NOTHING_RECORDED("CU004", Severity.ERROR),
  OWN_EVENT("CU005", Severity.ERROR),
  PAST_THE_API("CU006", Severity.ERROR),
  OWN_MESSAGE("CU007", Severity.ERROR),
  REFLECTION("CU008", Severity.ERROR),
  OTHER_PLAN("CU009", Severity.ERROR),
  NO_API("CU010", Severity.ERROR);

  private final String id;
  private final Severity severity;

  UsageRule(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  Problem at(int line, int column, String path, String message, String remedy) {
    return new Problem(id, severity, line, column, path, message, remedy);
  }
}
