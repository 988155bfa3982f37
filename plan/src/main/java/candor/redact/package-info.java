/**
 * Takes secrets, personal data and file paths out of text.
 *
 * <p>Start at {@link candor.redact.Redaction}. Imports nothing; imported by the law, so that the
 * client and the server redact alike. Holds no product word: what a plan is, or a crash, is known
 * one floor up. The promise: any text costs time linear in its length, and what was redacted once
 * is not changed by redacting it again; {@code RedactionPropertyTest} keeps it, {@code
 * LabelledTextsTest} says how much is found.
 */
@NullMarked
package candor.redact;

import org.jspecify.annotations.NullMarked;
