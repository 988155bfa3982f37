package candor.plan.change;

import static candor.plan.change.Rows.row;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Says of people, reports, promises and questions what their change means. */
final class ReportRowsTest {

  @TestFactory
  List<DynamicTest> people() {
    String counter = "{'what':'Saves.','raised_by':['saved']}";
    String person = "{'what':'Way.','set':'once','from':'prop.way','by':['saved']}";
    return List.of(
        row("counters/saves", "", counter, "widens counters.saves"),
        row("counters/saves", counter, "", "narrows counters.saves"),
        row(
            "counters/saves",
            counter,
            counter.replace("Saves.", "All."),
            "neutral counters.saves.what"),
        row(
            "counters/saves",
            counter,
            counter.replace("'saved'", "'saved','done'"),
            "widens counters.saves.raised_by"),
        row(
            "counters/saves",
            counter.replace("'saved'", "'saved','done'"),
            counter,
            "narrows counters.saves.raised_by"),
        row("person/way", "", person, "widens person.way"),
        row("person/way", person, "", "narrows person.way"),
        row("person/way", person, person.replace("Way.", "The way."), "neutral person.way.what"),
        row("person/way", person, person.replace("once", "latest"), "widens person.way.set"),
        row("person/way", person.replace("once", "latest"), person, "widens person.way.set"),
        row(
            "person/way",
            person,
            person.replace("prop.way", "prop.fast"),
            "widens person.way.from"),
        row(
            "person/at",
            "{'what':'T.','set':'once','from':'time','by':['saved']}",
            "{'what':'T.','set':'once','from':'time'}",
            "widens person.at.by"),
        row(
            "person/at",
            "{'what':'T.','set':'once','from':'time'}",
            "{'what':'T.','set':'once','from':'time','by':['saved']}",
            "narrows person.at.by"),
        row(
            "person/at",
            "{'what':'T.','set':'once','from':'time','by':['saved']}",
            "{'what':'T.','set':'once','from':'time','by':['saved','done']}",
            "widens person.at.by"),
        row(
            "person/at",
            "{'what':'T.','set':'once','from':'time','by':['saved','done']}",
            "{'what':'T.','set':'once','from':'time','by':['done']}",
            "narrows person.at.by"));
  }

  @TestFactory
  List<DynamicTest> summary() {
    String summary =
        "{'name':'session','channel':'usage','max_bytes':100,'what':'S.','when':'W.',"
            + "'properties':{'n':{'type':'int','max':9,'what':'N.'}}}";
    return List.of(
        row("summary", "", summary, "widens summary"),
        row("summary", summary, "", "narrows summary"),
        row("summary", summary, summary.replace("session", "visit"), "neutral summary.name"),
        row(
            "summary",
            summary,
            summary.replace("usage", "crash"),
            "consent-change summary.channel"),
        row("summary", summary, summary.replace("100", "101"), "widens summary.max_bytes"),
        row("summary", summary, summary.replace("100", "99"), "narrows summary.max_bytes"),
        row("summary", summary, summary.replace("S.", "T."), "neutral summary.what"),
        row("summary", summary, summary.replace("W.", "V."), "neutral summary.when"),
        row("summary", summary, summary.replace(":9", ":10"), "widens summary.properties.n.max"),
        row(
            "summary",
            summary,
            summary.replace("'n'", "'m'"),
            "widens summary.properties.m",
            "narrows summary.properties.n"));
  }

  @TestFactory
  List<DynamicTest> crash() {
    String crash = "{'channel':'crash'}";
    return List.of(
        row("crash", "", crash, "widens crash"),
        row("crash", crash, "", "narrows crash"),
        row("crash", crash, "{'channel':'usage'}", "consent-change crash.channel"),
        crashRow(
            "'max_message_bytes':9", "'max_message_bytes':10", "widens crash.max_message_bytes"),
        crashRow(
            "'max_message_bytes':9", "'max_message_bytes':8", "narrows crash.max_message_bytes"),
        crashRow("'max_frames':9", "'max_frames':10", "widens crash.max_frames"),
        crashRow("'max_frames':9", "'max_frames':8", "narrows crash.max_frames"),
        crashRow("'install':false", "'install':true", "widens crash.install"),
        crashRow("'install':true", "'install':false", "narrows crash.install"),
        crashRow("'sessions':false", "'sessions':true", "widens crash.sessions"),
        crashRow("'sessions':true", "'sessions':false", "narrows crash.sessions"),
        crashRow("'stripped':['a']", "'stripped':['a','b']", "narrows crash.stripped"),
        crashRow("'stripped':['a','b']", "'stripped':['b']", "widens crash.stripped"),
        crashRow("'redaction':['a']", "'redaction':['a','b']", "narrows crash.redaction"),
        crashRow("'redaction':['a','b']", "'redaction':['b']", "widens crash.redaction"));
  }

  private static DynamicTest crashRow(String from, String to, String expected) {
    return row(
        "crash", "{'channel':'crash'," + from + "}", "{'channel':'crash'," + to + "}", expected);
  }

  @TestFactory
  List<DynamicTest> feedback() {
    String feedback = "{'channel':'usage','kinds':['bug','idea'],'max_length':9,'email':false}";
    return List.of(
        row("feedback", "", feedback, "widens feedback"),
        row("feedback", feedback, "", "narrows feedback"),
        row(
            "feedback",
            feedback,
            feedback.replace("usage", "crash"),
            "consent-change feedback.channel"),
        row(
            "feedback",
            feedback,
            feedback.replace("'idea'", "'idea','joy'"),
            "widens feedback.kinds"),
        row("feedback", feedback, feedback.replace(",'idea'", ""), "narrows feedback.kinds"),
        row(
            "feedback",
            feedback,
            feedback.replace("'bug','idea'", "'idea','bug'"),
            "neutral feedback.kinds"),
        row(
            "feedback",
            feedback,
            feedback.replace("'bug'", "'joy'"),
            "widens feedback.kinds",
            "narrows feedback.kinds"),
        row("feedback", feedback, feedback.replace("9", "10"), "widens feedback.max_length"),
        row("feedback", feedback, feedback.replace("9", "8"), "narrows feedback.max_length"),
        row("feedback", feedback, feedback.replace("false", "true"), "widens feedback.email"),
        row("feedback", feedback.replace("false", "true"), feedback, "narrows feedback.email"));
  }

  @TestFactory
  List<DynamicTest> promises() {
    String plain = "[{'what':'Texts.'}]";
    String kept = "[{'what':'Texts.','because':'no-free-text'}]";
    return List.of(
        row("never", "", plain, "narrows never"),
        row("never", plain, "", "widens never"),
        row("never", plain, "['Words.']", "narrows never", "widens never"),
        row("never", "['A.','B.']", "['B.','A.']"),
        row("never", plain, kept, "narrows never"),
        row("never", kept, plain, "widens never"),
        row("never", kept, kept.replace("no-free-text", "closed-plan"), "widens never"),
        row("retention", days(5, 5, 5, 5), days(6, 5, 5, 5), "widens retention.events"),
        row("retention", days(5, 5, 5, 5), days(4, 5, 5, 5), "narrows retention.events"),
        row("retention", days(5, 5, 5, 5), days(5, 6, 5, 5), "widens retention.crashes"),
        row("retention", days(5, 5, 5, 5), days(5, 5, 6, 5), "widens retention.feedback"),
        row("retention", days(5, 5, 5, 5), days(5, 5, 5, 6), "widens retention.emails"));
  }

  private static String days(int events, int crashes, int feedback, int emails) {
    return "{'events':%d,'crashes':%d,'feedback':%d,'emails':%d}"
        .formatted(events, crashes, feedback, emails);
  }

  @TestFactory
  List<DynamicTest> questions() {
    String kpi =
        "[{'id':'k','question':'Q?','measure':'events','events':['saved'],'by':['way','fast']}]";
    String pillar = "[{'id':'p','question':'Q?','events':['saved']}]";
    String funnel = "[{'id':'f','question':'Q?','steps':['saved','done']}]";
    return List.of(
        row("questions/kpis", "", kpi, "neutral questions.kpis.k"),
        row("questions/kpis", kpi, "", "neutral questions.kpis.k"),
        row("questions/kpis", kpi, kpi.replace("Q?", "R?"), "neutral questions.kpis.k"),
        row(
            "questions/kpis",
            kpi,
            kpi.replace("events'", "installs'").replace("'installs':", "'events':"),
            "neutral questions.kpis.k"),
        row("questions/pillars", "", pillar, "neutral questions.pillars.p"),
        row("questions/pillars", pillar, "", "neutral questions.pillars.p"),
        row(
            "questions/pillars",
            pillar,
            pillar.replace("saved", "done"),
            "neutral questions.pillars.p"),
        row("questions/funnels", "", funnel, "neutral questions.funnels.f"),
        row(
            "questions/funnels",
            funnel,
            funnel.replace("'saved','done'", "'done','saved'"),
            "neutral questions.funnels.f"),
        row("questions/segments", "['way']", "['way','fast']", "neutral questions.segments"),
        row("questions/segments", "['way','fast']", "['way']", "neutral questions.segments"));
  }

  @TestFactory
  List<DynamicTest> thePublicPage() {
    String kpi =
        "{'id':'k','question':'Q?','measure':'events','events':['saved'],'by':['way','fast']}";
    String page =
        "{'questions':{'kpis':["
            + kpi
            + "],'segments':['way']},'public':{'shows':['k'],'minimum_group':9}}";
    return List.of(
        whole(page, page.replace("['k']", "['k','way']"), "widens public.shows"),
        whole(page, page.replace("['k']", "[]"), "narrows public.shows"),
        whole(page, page.replace(":9", ":8"), "widens public.minimum_group"),
        whole(page, page.replace(":9", ":10"), "narrows public.minimum_group"),
        whole(page, page.replace("Q?", "R?"), "neutral questions.kpis.k"),
        whole(page, page.replace("'way','fast'", "'fast','way'"), "neutral questions.kpis.k"),
        whole(page, page.replace("'way','fast'", "'way'"), "widens questions.kpis.k"),
        whole(
            page,
            page.replace("'saved'", "'done'").replace("'way','fast'", ""),
            "widens questions.kpis.k"),
        whole(
            page,
            page.replace("'measure':'events'", "'measure':'installs'"),
            "widens questions.kpis.k"));
  }

  private static DynamicTest whole(String from, String to, String... expected) {
    return row("", from, to, expected);
  }
}
