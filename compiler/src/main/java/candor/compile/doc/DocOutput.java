package candor.compile.doc;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.util.List;

/** Writes TELEMETRY.md, the public page of a plan. Stateless. */
public final class DocOutput implements Output {

  /** Creates the output. */
  public DocOutput() {}

  @Override
  public String name() {
    return "doc";
  }

  @Override
  public String what() {
    return "Writes TELEMETRY.md, the page that tells people what is collected.";
  }

  @Override
  public List<Artifact> write(Plan plan, OutputOptions options) {
    return List.of(new Artifact("TELEMETRY.md", page(plan)));
  }

  private static String page(Plan plan) {
    var page = new Page();
    var examples = new Examples(plan);
    Introduction.write(plan, page);
    YourChoice.write(plan, page);
    WhoYouAre.write(plan, page);
    new WhatIsCollected(plan, examples, page).write();
    WhatIsNeverCollected.write(plan, page);
    WhatItIsFor.write(plan, page);
    WhoSeesIt.write(plan, page);
    HowItTravels.write(plan, examples, page);
    CheckItYourself.write(plan, page);
    return page.text();
  }
}
