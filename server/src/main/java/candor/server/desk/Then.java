package candor.server.desk;

import candor.server.query.BadQuestion;
import candor.server.query.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Is what the statistics API answers of the time that a period is compared with.
 *
 * @param scope that time
 * @param covered whether what is known reaches back to all of it
 * @param answer the answer
 */
record Then<T>(Scope scope, boolean covered, T answer) {

  /** Is a question that can be asked of another time. */
  interface Question<T> {
    T ask(Scope scope) throws BadQuestion;
  }

  /** Asks of an earlier time; null when nothing is compared. */
  static <T> @Nullable Then<T> ask(
      Sources sources, Patience patience, @Nullable Coverage coverage, Question<T> question)
      throws BadQuestion, Patience.Unanswered {
    if (coverage == null) {
      return null;
    }
    var answer = patience.start(() -> question.ask(coverage.time()));
    boolean covered = patience.answer(() -> coverage.covers(sources.questioner()));
    return new Then<>(coverage.time(), covered, answer.take());
  }

  /** Says the same of what is made of the answer. */
  <R> Then<R> with(R made) {
    return new Then<>(scope, covered, made);
  }

  /** Begins the member {@code before} of an answer. */
  Members members() {
    return new Members()
        .at("from", scope.from())
        .at("to", scope.to())
        .truth("covered", Members.Truth.of(covered));
  }
}
