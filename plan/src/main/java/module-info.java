/**
 * Says what a plan allows, and judges what is said: without any dependency, for apps and servers.
 */
module candor.plan {
  requires static org.jspecify;

  exports candor.event;
  exports candor.json;
  exports candor.plan;
  exports candor.plan.canonical;
}
