package candor.server.demo;

import candor.plan.Plan;
import candor.plan.text.PlanWriter;

/**
 * Says how to reach one app of the server as its clients do.
 *
 * @param app the app's id
 * @param plan the hash of the plan that its clients follow
 * @param nativeKey the key of the native door
 * @param aptabaseKey the key of the Aptabase door
 */
public record Target(String app, String plan, String nativeKey, String aptabaseKey) {

  /**
   * Describes an app by its plan and keys.
   *
   * @param plan the plan
   * @param nativeKey the key of the native door
   * @param aptabaseKey the key of the Aptabase door
   * @return the target
   */
  public static Target of(Plan plan, String nativeKey, String aptabaseKey) {
    return new Target(plan.app().id(), PlanWriter.hash(plan), nativeKey, aptabaseKey);
  }
}
