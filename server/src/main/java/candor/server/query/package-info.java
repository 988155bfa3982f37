/**
 * Asks the store questions and gives answers that know their limits.
 *
 * <p>Start at {@link candor.server.query.Questioner}, whose one form is {@link
 * candor.server.query.StoreQuestions}. Imports store, crash and plan; imported by desk and server. No
 * page, no socket and no SQL of a particular engine lives here. The promise: every answer agrees
 * with a slow, obvious count over the raw list; {@code QuestionsAgreeTest}, {@code
 * CohortsAgreeTest} and {@code ReleasesAgreeTest} keep it.
 */
@NullMarked
package candor.server.query;

import org.jspecify.annotations.NullMarked;
