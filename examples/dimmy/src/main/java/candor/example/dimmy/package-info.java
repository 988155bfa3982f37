/**
 * Dimmy: a small dictation app, to show two switches, crash reports and feedback beside events.
 *
 * <p>Start at {@link candor.example.dimmy.Dimmy}; what a command does stands in {@link
 * candor.example.dimmy.Commands}, launch and end in {@link candor.example.dimmy.App}. Imports the
 * generated API, the client and its verbs; imported by nobody. No speech is recognised here: words
 * are drawn by the samples. The promise: no word that was spoken, typed or configured is told;
 * {@code PrivacyTest} keeps it.
 */
@NullMarked
package candor.example.dimmy;

import org.jspecify.annotations.NullMarked;
