package candor.plan.change;

import static candor.plan.change.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.change.Change.Kind;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Says of each section of a plan what its change means. */
final class PlanRowsTest {

  @TestFactory
  List<DynamicTest> theApp() {
    return List.of(
        row("app/id", "'quill'", "'pen'", "consent-change app.id"),
        row("app/name", "'Quill'", "'Pen'", "neutral app.name"),
        row("app/kind", "'cli'", "'desktop'", "neutral app.kind"),
        row("app/platforms", "['linux']", "['linux','macos']", "neutral app.platforms"),
        row("app/platforms", "['linux','macos']", "['macos']", "neutral app.platforms"),
        row("app/platforms", "['linux','macos']", "['macos','linux']"),
        row("app/links", "", "{'home':'https://a.test'}", "neutral app.links"),
        row("purposes", "['A.']", "['A.','B.']", "widens purposes"),
        row("purposes", "['A.','B.']", "['A.']", "narrows purposes"),
        row("purposes", "['A.']", "['B.']", "widens purposes", "narrows purposes"),
        row("purposes", "['A.','B.']", "['B.','A.']"),
        row("access", "['A.']", "['A.','B.']", "widens access"),
        row("access", "['A.','B.']", "['A.']", "narrows access"),
        row("vocabularies/list", "['x','y']", "['y','x']"),
        row("vocabularies/list", "['x']", "['x','y']", "neutral vocabularies.list"),
        row("vocabularies/more", "", "['x']", "neutral vocabularies.more"),
        row("vocabularies/more", "['x']", "", "neutral vocabularies.more"),
        row(
            "reviews",
            "[{'who':'A','when':'2026-01-01','why':'w'}]",
            "[{'who':'B','when':'2026-01-01','why':'w'}]",
            "neutral reviews",
            "neutral reviews"));
  }

  @TestFactory
  List<DynamicTest> channels() {
    String usage = "channels/usage/";
    String path = "channels.usage.";
    return List.of(
        row("channels/news", "", "{'consent':'opt-in','label':'News'}", "widens channels.news"),
        row("channels/news", "{'consent':'opt-in','label':'News'}", "", "narrows channels.news"),
        row(
            usage + "consent",
            "'opt-in'",
            "'gated'",
            "consent-change " + path + "consent",
            "consent-change " + path + "default"),
        row(usage + "consent", "'gated'", "'opt-out'", "consent-change " + path + "consent"),
        row(usage + "consent", "'opt-out'", "'gated'", "narrows " + path + "consent"),
        row(
            usage + "consent",
            "'opt-out'",
            "'opt-in'",
            "narrows " + path + "consent",
            "narrows " + path + "default"),
        row(usage + "default", "false", "true", "consent-change " + path + "default"),
        row(usage + "default", "true", "false", "narrows " + path + "default"),
        row(usage + "before_answer", "", "{'hold':9}", "consent-change " + path + "before_answer"),
        row(
            usage + "before_answer",
            "{'hold':9}",
            "{'hold':5}",
            "narrows " + path + "before_answer"),
        row(usage + "retroactive", "false", "true", "consent-change " + path + "retroactive"),
        row(usage + "retroactive", "true", "false", "narrows " + path + "retroactive"),
        row(usage + "label", "'Share'", "'Share it'", "neutral " + path + "label"),
        row(usage + "ask", "'At once.'", "", "neutral " + path + "ask"),
        row(usage + "withdrawal", "", "'It stops.'", "narrows " + path + "withdrawal"),
        row(
            usage + "withdrawal",
            "'It stops.'",
            "'It ends.'",
            "consent-change " + path + "withdrawal"),
        row(usage + "withdrawal", "'It stops.'", "", "consent-change " + path + "withdrawal"),
        row(usage + "collected", "['a']", "['a','b']", "consent-change " + path + "collected"),
        row(usage + "collected", "['a','b']", "['a']", "neutral " + path + "collected"),
        row(usage + "not_collected", "['a']", "['a','b']", "narrows " + path + "not_collected"),
        row(usage + "not_collected", "['a','b']", "['a']", "widens " + path + "not_collected"));
  }

  @TestFactory
  List<DynamicTest> identityAndTimes() {
    return List.of(
        row(
            "identity",
            "{'model':'none'}",
            "{'model':'daily'}",
            "widens identity.model",
            "narrows identity.marks"),
        row("identity", "{'model':'daily'}", "{'model':'install'}", "widens identity.model"),
        row("identity", "{'model':'install'}", "{'model':'daily'}", "narrows identity.model"),
        row(
            "identity",
            "{'model':'daily'}",
            "{'model':'none'}",
            "narrows identity.model",
            "widens identity.marks"),
        row(
            "identity",
            "{'model':'daily'}",
            "{'model':'none','marks':false}",
            "narrows identity.model",
            "widens identity.marks"),
        row(
            "identity",
            "{'model':'install'}",
            "{'model':'none'}",
            "narrows identity.model",
            "neutral identity.marks"),
        row(
            "identity",
            "{'model':'daily','marks':true}",
            "{'model':'none'}",
            "narrows identity.model"),
        row("identity/marks", "false", "true", "widens identity.marks"),
        row("identity/marks", "true", "false", "narrows identity.marks"),
        row(
            "identity",
            "{'model':'none','marks':false}",
            "{'model':'none'}",
            "widens identity.marks"),
        row("identity/explanation", "", "'So.'", "neutral identity.explanation"),
        row("identity/places", "", "{'linux':'~/.q'}", "neutral identity.places"),
        row("identity/wire_name", "", "'iid'", "neutral identity.wire_name"),
        row("times", "{'late':'refuse'}", "{'late':'clamp'}", "widens times.late"),
        row("times", "{'late':'clamp'}", "{'late':'refuse'}", "narrows times.late"),
        row("times", "{'future':'refuse'}", "{'future':'clamp'}", "widens times.future"),
        row("times", "{'future':'clamp'}", "{'future':'refuse'}", "narrows times.future"));
  }

  @TestFactory
  List<DynamicTest> contextAndEvents() {
    String saved = "events/saved/";
    String path = "events.saved.";
    String event = "{'channel':'usage','question':'Q?','when':'W.'}";
    return List.of(
        row("context/os", "", "{'values':['linux'],'what':'System.'}", "widens context.os"),
        row("context/os", "{'values':['linux'],'what':'System.'}", "", "narrows context.os"),
        row(
            "context/os",
            "{'values':['linux'],'what':'System.'}",
            "{'values':['linux','macos'],'what':'System.'}",
            "widens context.os.values"),
        row("events/more", "", event, "widens events.more"),
        row("events/more", event, "", "narrows events.more"),
        row(saved + "channel", "'usage'", "'crash'", "consent-change " + path + "channel"),
        row(saved + "question", "'Q?'", "'R?'", "neutral " + path + "question"),
        row(saved + "when", "'Q.'", "'R.'", "neutral " + path + "when"),
        row(saved + "reserved", "false", "true", "neutral " + path + "reserved"),
        row(saved + "reserved", "true", "false", "neutral " + path + "reserved"),
        row(saved + "once", "'day'", "", "widens " + path + "once"),
        row(saved + "once", "", "'day'", "narrows " + path + "once"),
        row(saved + "once", "'install'", "'day'", "widens " + path + "once"),
        row(saved + "once", "'process'", "'install'", "narrows " + path + "once"),
        row(saved + "once", "'day'", "'process'", "widens " + path + "once"),
        row(saved + "once", "'process'", "'day'", "widens " + path + "once"),
        row(saved + "never", "['a']", "['a','b']", "narrows " + path + "never"),
        row(saved + "never", "['a','b']", "['b']", "widens " + path + "never"),
        row(saved + "never", "['a','b']", "['b','a']"),
        row(saved + "since", "", "'2.0'", "neutral " + path + "since"),
        row(saved + "expires", "'2030-01-01'", "", "widens " + path + "expires"));
  }

  @TestFactory
  List<DynamicTest> checks() {
    String key = "events/saved/checks";
    String path = "events.saved.checks";
    String check = "{'if':{'way':['menu']},'then':{'fast':['true']}}";
    String stricter = "{'if':{'way':['menu','key']},'then':{'fast':['true']}}";
    String looser = "{'if':{'way':['menu']},'then':{'fast':['true','false']}}";
    String other = "{'if':{'fast':['true']},'then':{'way':['menu']}}";
    return List.of(
        row(key, "", "[" + check + "]", "narrows " + path),
        row(key, "[" + check + "]", "", "widens " + path),
        row(key, "[" + check + "]", "[" + stricter + "]", "narrows " + path),
        row(key, "[" + stricter + "]", "[" + check + "]", "widens " + path),
        row(key, "[" + check + "]", "[" + looser + "]", "widens " + path),
        row(key, "[" + check + "]", "[" + other + "]", "widens " + path, "narrows " + path),
        row(key, "[" + check + "," + other + "]", "[" + other + "," + check + "]"));
  }

  /** Checks keep whole events out, so what they hang on must not go missing unnoticed. */
  @TestFactory
  List<DynamicTest> whatACheckHangsOn() {
    String path = "events.saved.properties.";
    return List.of(
        row(
            "events/saved",
            tied("'required':true", ""),
            tied("'required':false", ""),
            "widens " + path + "fast.required"),
        row(
            "events/saved",
            tied("'required':false", ""),
            tied("'required':true", ""),
            "neutral " + path + "fast.required"),
        row(
            "events/saved",
            tied("'required':true", ""),
            tied("'required':true,'only_when':{'gate':['a']}", ""),
            "widens " + path + "fast.only_when"),
        row(
            "events/saved",
            tied("'required':false", ""),
            tied("'required':false,'only_when':{'gate':['a']}", ""),
            "narrows " + path + "fast.only_when"),
        row(
            "events/saved",
            tied("'required':true", ""),
            tied("'required':true", ",'tolerate':{'auto':null}"),
            "neutral " + path + "way.tolerate",
            "widens " + path + "way.tolerate"),
        row(
            "events/saved",
            tied("'required':true,'only_when':{'gate':['a']}", "", "true"),
            tied("'required':true,'only_when':{'gate':['a']}", "", "false"),
            "widens " + path + "gate.required"));
  }

  @Test
  void aCheckAlsoHangsOnTheConditionOfACondition() {
    String outer = "{'values':['a','b'],'what':'O.','required':%s}";
    String event =
        tied("'required':true,'only_when':{'gate':['a']}", "")
            .replace("'what':'G.'", "'what':'G.','only_when':{'outer':['a']}")
            .replace("'properties':{", "'properties':{'outer':" + outer + ",");

    var changes =
        Changes.between(
            Rows.plan("events/saved", event.formatted("true")),
            Rows.plan("events/saved", event.formatted("false")));

    assertEquals(Kind.WIDENS, changes.widest());
  }

  private static String tied(String fast, String way) {
    return tied(fast, way, "true");
  }

  private static String tied(String fast, String way, String gate) {
    return """
    {'channel':'usage','question':'Q?','when':'W.',
     'checks':[{'if':{'way':['menu']},'then':{'fast':['true']}}],
     'properties':{'gate':{'values':['a','b'],'what':'G.','required':%s},
                   'fast':{'type':'bool','what':'F.',%s},
                   'way':{'values':['menu','key'],'what':'W.'%s}}}\
    """
        .formatted(gate, fast, way);
  }
}
