/**
 * Shows what was found in plan files: to people, to scripts, to code reviews; and explains it.
 *
 * <p>Start at {@link candor.compile.check.Reports}. Imports plan.text, plan.fingerprint, plan and
 * json; imported by compile, which reads the files. Nothing is judged here. The promise: every rule
 * has a page whose wrong example breaks that rule and whose right one breaks none; {@code
 * PagesTest} keeps it.
 */
@NullMarked
package candor.compile.check;

import org.jspecify.annotations.NullMarked;
