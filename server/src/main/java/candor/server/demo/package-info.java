/**
 * Plays months of three made-up but believable audiences, so that the dashboard can be looked at.
 *
 * <p>Start at {@link candor.server.demo.Demo}. Imports plan.text, plan and json; imported by
 * server. Everything it has to say goes over HTTP through the same doors as any app's events; it
 * reaches into no other room. The promise: the same seed tells the same story, and the doors accept
 * all of it but the few mistakes that are there on purpose; {@code DemoTest} keeps it.
 */
@NullMarked
package candor.server.demo;

import org.jspecify.annotations.NullMarked;
