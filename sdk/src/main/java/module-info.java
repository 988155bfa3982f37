/**
 * Records what a plan allows, with the consent of the person, and sends it.
 *
 * <p>Management is asked for the size of the memory where an image has it, and done without
 * otherwise.
 */
module candor.sdk {
  requires transitive candor.plan;
  requires static java.management;
  requires static jdk.management;
  requires static org.jspecify;

  exports candor.sdk;
  exports candor.sdk.consent;
  exports candor.sdk.outbox;
  exports candor.sdk.typed;
  exports candor.sdk.verbs;
}
