/**
 * Says what a plan allows, and judges what is said: without any dependency, for apps and servers.
 *
 * <p>How two plans differ is for the client and for tools alone; tools stand on the class path.
 */
@SuppressWarnings("module") // The client is built after this module and cannot be seen from here.
module candor.plan {
  requires static org.jspecify;

  exports candor.event;
  exports candor.json;
  exports candor.plan;
  exports candor.plan.text;
  exports candor.plan.change to
      candor.sdk;
}
