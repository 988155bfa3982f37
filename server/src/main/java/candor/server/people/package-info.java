/**
 * Says what can be asked about single installs, where the plan lets installs be told apart.
 *
 * <p>Start at {@link candor.server.people.People}. Imports nothing; store answers it, desk asks it,
 * server ties them together. Holds no e-mail address and no feedback: who wrote is never joined to
 * an install. The promise: counters and properties are exact whatever comes twice, late or after a
 * kill; {@code PeopleAgreeTest} keeps it.
 */
@NullMarked
package candor.server.people;

import org.jspecify.annotations.NullMarked;
