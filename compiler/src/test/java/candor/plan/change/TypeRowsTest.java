package candor.plan.change;

import static candor.plan.change.Rows.property;
import static candor.plan.change.Rows.type;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Says of each part of a property what its change means. */
final class TypeRowsTest {

  @TestFactory
  List<DynamicTest> numbers() {
    return List.of(
        type("'type':'int','max':5", "'type':'int','max':9", "widens max"),
        type("'type':'int','max':9", "'type':'int','max':5", "narrows max"),
        type("'type':'int','max':9", "'type':'int'", "widens max"),
        type("'type':'int','max':9", "'type':'int','min':-1,'max':9", "widens min"),
        type("'type':'int','max':9", "'type':'int','min':3,'max':9", "narrows min"),
        type("'type':'int','max':90", "'type':'int','max':90,'round':5", "narrows round"),
        type(
            "'type':'int','max':90,'round':5", "'type':'int','max':90,'round':10", "narrows round"),
        type("'type':'int','max':90,'round':10", "'type':'int','max':90,'round':5", "widens round"),
        type(
            "'type':'int','max':90,'round':10", "'type':'int','max':90,'round':15", "widens round"),
        type("'type':'int','max':90,'round':10", "'type':'int','max':90", "widens round"),
        // A range without a multiple of the step keeps its least value, which was never kept
        // before.
        type(
            "'type':'int','min':1,'max':20,'round':5",
            "'type':'int','min':6,'max':9,'round':5",
            "narrows min",
            "narrows max",
            "widens"),
        type(
            "'type':'int','min':5,'max':20,'round':5",
            "'type':'int','min':5,'max':9,'round':5",
            "narrows max"),
        type(
            "'type':'int','min':-9,'max':20,'round':5",
            "'type':'int','min':-6,'max':20,'round':5",
            "narrows min"),
        type(
            "'type':'int','max':20,'round':5",
            "'type':'int','min':1,'max':5,'round':5",
            "narrows min",
            "narrows max"),
        type("'type':'int','min':6,'max':9,'round':5", "'type':'int','min':6,'max':9,'round':5"),
        type(
            "'type':'number','min':6,'max':9,'round':5",
            "'type':'number','min':6,'max':9,'round':5"),
        type("'type':'int','max':9", "'type':'int','max':9,'unit':'GiB'", "widens unit"),
        type("'type':'number','max':5", "'type':'number','max':9.5", "widens max"),
        type("'type':'number','max':9.5", "'type':'number','max':5", "narrows max"),
        type("'type':'number','max':9", "'type':'number','min':-0.5,'max':9", "widens min"),
        type("'type':'number','max':9", "'type':'number','min':0.5,'max':9", "narrows min"),
        type("'type':'number','max':9", "'type':'number','max':9,'round':0.1", "narrows round"),
        type("'type':'number','max':9,'round':0.1", "'type':'number','max':9", "widens round"),
        type(
            "'type':'number','max':9,'round':0.1",
            "'type':'number','max':9,'round':0.2",
            "narrows round"),
        type(
            "'type':'number','max':9,'round':0.5",
            "'type':'number','max':9,'round':3",
            "narrows round"),
        type(
            "'type':'number','max':9,'round':0.2",
            "'type':'number','max':9,'round':0.1",
            "widens round"),
        type(
            "'type':'number','max':9,'round':2",
            "'type':'number','max':9,'round':3",
            "widens round"),
        // 0.3 is neither a whole number nor the inverse of one, so its multiples are not exact.
        type(
            "'type':'number','max':9,'round':0.1",
            "'type':'number','max':9,'round':0.3",
            "widens round"),
        type(
            "'type':'number','max':9,'round':0.3",
            "'type':'number','max':9,'round':0.6",
            "widens round"),
        type(
            "'type':'number','max':9,'round':1.5",
            "'type':'number','max':9,'round':3",
            "widens round"),
        type(
            "'type':'number','max':9,'round':5",
            "'type':'number','min':6,'max':9,'round':5",
            "narrows min",
            "widens"),
        type(
            "'type':'number','max':9,'round':5",
            "'type':'number','min':5,'max':5,'round':5",
            "narrows min",
            "narrows max"),
        type("'type':'number','max':9,'unit':'dB'", "'type':'number','max':9", "widens unit"),
        type(
            "'type':'duration','unit':'s','max':5",
            "'type':'duration','unit':'s','max':9",
            "widens max"),
        type(
            "'type':'duration','unit':'s','max':90",
            "'type':'duration','unit':'s','max':90,'round':10",
            "narrows round"),
        type(
            "'type':'duration','unit':'s','max':9",
            "'type':'duration','unit':'ms','max':9",
            "widens unit"));
  }

  @TestFactory
  List<DynamicTest> closedLists() {
    return List.of(
        type("'values':['a']", "'values':['a','b']", "widens values"),
        type("'values':['a','b']", "'values':['a']", "narrows values"),
        type("'values':['a','b']", "'values':['a','c']", "widens values", "narrows values"),
        type("'values':['a','b']", "'values':['b','a']"),
        type("'values':['a']", "'values':['a'],'tolerate':{'A':'a'}", "neutral tolerate"),
        type("'values':['a'],'tolerate':{'A':'a'}", "'values':['a']", "neutral tolerate"),
        type("'values':['a']", "'values':['a'],'tolerate':{'auto':null}", "neutral tolerate"),
        type("'type':'list','values':['a']", "'type':'list','values':['a','b']", "widens values"),
        type(
            "'type':'list','values':['a','b'],'max_items':1",
            "'type':'list','values':['a','b'],'max_items':2",
            "widens max_items"),
        type(
            "'type':'list','values':['a','b'],'max_items':2",
            "'type':'list','values':['a','b'],'max_items':1",
            "narrows max_items"),
        type("'type':'bool'", "'type':'bool','always':true", "narrows always"),
        type("'type':'bool','always':true", "'type':'bool'", "widens always"),
        type("'type':'bool','always':true", "'type':'bool','always':false", "widens always"),
        type(
            "'type':'tier','bounds':[8,32],'above':'more'",
            "'type':'tier','bounds':[8,16,32],'above':'more'",
            "widens bounds"),
        type(
            "'type':'tier','bounds':[8,16,32],'above':'more'",
            "'type':'tier','bounds':[8,32],'above':'more'",
            "narrows bounds"),
        type(
            "'type':'tier','bounds':[8],'above':'8+'",
            "'type':'tier','bounds':[8],'above':'more'",
            "widens bounds",
            "narrows bounds"),
        type(
            "'type':'tier','bounds':[8],'above':'8+'",
            "'type':'tier','bounds':[8],'above':'8+','tolerance':0.5",
            "neutral tolerance"),
        type(
            "'type':'tier','bounds':[8],'above':'8+','unit':'GiB'",
            "'type':'tier','bounds':[8],'above':'8+','unit':'MiB'",
            "widens unit"),
        type(
            "'type':'tier','bounds':[8],'above':'8+'",
            "'type':'tier','bounds':[8],'above':'8+','tolerate':{'9':'8+'}",
            "neutral tolerate"));
  }

  @TestFactory
  List<DynamicTest> forms() {
    return List.of(
        type("'type':'version','parts':2", "'type':'version','parts':3", "widens parts"),
        type("'type':'version','parts':4", "'type':'version','parts':3", "narrows parts"),
        type("'type':'language'", "'type':'language','regional':true", "widens regional"),
        type("'type':'language','regional':true", "'type':'language'", "narrows regional"),
        type("'type':'hash','salt':'s'", "'type':'hash','salt':'s','length':16", "widens length"),
        type("'type':'hash','salt':'s'", "'type':'hash','salt':'s','length':8", "narrows length"),
        type("'type':'hash','salt':'s'", "'type':'hash','salt':'t'", "neutral salt"),
        type("'type':'uuid'", "'type':'uuid'"),
        type("'type':'moment'", "'type':'moment'"));
  }

  @TestFactory
  List<DynamicTest> texts() {
    String text = "'type':'text','reason':'r','max_length':";
    return List.of(
        type(text + "5", text + "9", "widens max_length"),
        type(text + "9", text + "5", "narrows max_length"),
        type(text + "9", text + "9,'pattern':'[a-z]*'", "narrows pattern"),
        type(text + "9,'pattern':'[a-z]*'", text + "9", "widens pattern"),
        type(text + "9,'pattern':'[a-z]*'", text + "9,'pattern':'[a-y]*'", "widens pattern"),
        type(text + "9", text + "9,'transforms':['scrub-paths']", "narrows transforms"),
        type(text + "9,'transforms':['scrub-paths']", text + "9", "widens transforms"),
        type(
            text + "9,'transforms':['scrub-paths']",
            text + "9,'transforms':['redact-secrets']",
            "narrows transforms",
            "widens transforms"),
        type(
            text + "9,'transforms':['scrub-paths','redact-secrets']",
            text + "9,'transforms':['redact-secrets','scrub-paths']",
            "neutral transforms"),
        type(text + "9", "'type':'text','max_length':9,'reason':'s'", "neutral reason"));
  }

  @TestFactory
  List<DynamicTest> otherTypes() {
    String text = "'type':'text','reason':'r','max_length':3";
    return List.of(
        type("'type':'int'", "'type':'number'", "widens type"),
        type("'type':'int'", "'type':'duration','unit':'s'", "widens type"),
        type(text, "'type':'uuid'", "widens type"),
        type(text, "'values':['a','b']", "narrows type"),
        type(text, "'values':['a','long']", "widens type"),
        type(text + ",'pattern':'[a-c]'", "'values':['a','b']", "narrows type"),
        type(text + ",'pattern':'[a-c]'", "'values':['a','d']", "widens type"),
        type("'values':['a','b']", text, "widens type"),
        type("'type':'version','parts':1", "'values':['1','2']", "narrows type"),
        type("'type':'version','parts':1", "'values':['1','2.1']", "widens type"),
        type(text, "'type':'tier','bounds':[8],'above':'8+'", "narrows type"),
        type("'type':'list','values':['a']", "'values':['a']", "widens type"),
        type("'values':['true','false']", "'type':'bool'", "widens type"));
  }

  @TestFactory
  List<DynamicTest> properties() {
    String base = "'type':'uuid','what':'It.'";
    return List.of(
        property("", "{" + base + "}", "widens"),
        property("{" + base + "}", "", "narrows"),
        property("{" + base + "}", "{" + base + ",'required':false}", "neutral required"),
        property("{" + base + ",'required':false}", "{" + base + "}", "neutral required"),
        property(
            "{" + base + "}", "{" + base + ",'only_when':{'way':['key']}}", "narrows only_when"),
        property(
            "{" + base + ",'only_when':{'way':['key']}}", "{" + base + "}", "widens only_when"),
        property(
            "{" + base + ",'only_when':{'way':['key']}}",
            "{" + base + ",'only_when':{'way':['key','menu']}}",
            "widens only_when"),
        property(
            "{" + base + ",'only_when':{'way':['key','menu']}}",
            "{" + base + ",'only_when':{'way':['key']}}",
            "narrows only_when"),
        property(
            "{" + base + ",'only_when':{'way':['key','menu']}}",
            "{" + base + ",'only_when':{'way':['menu','key']}}"),
        property(
            "{" + base + ",'only_when':{'way':['key']}}",
            "{" + base + ",'only_when':{'fast':['true']}}",
            "widens only_when"),
        property("{" + base + "}", "{'type':'uuid','what':'That.'}", "neutral what"),
        property(
            "{" + base + ",'sensitivity':'technical'}",
            "{" + base + ",'sensitivity':'user-typed'}",
            "widens sensitivity"),
        property(
            "{" + base + ",'sensitivity':'user-typed'}",
            "{" + base + ",'sensitivity':'technical'}",
            "neutral sensitivity"),
        property("{" + base + "}", "{" + base + ",'since':'1.2'}", "neutral since"),
        property("{" + base + "}", "{" + base + ",'expires':'2030-01-01'}", "narrows expires"),
        property("{" + base + ",'expires':'2030-01-01'}", "{" + base + "}", "widens expires"),
        property(
            "{" + base + ",'expires':'2030-01-01'}",
            "{" + base + ",'expires':'2030-01-02'}",
            "widens expires"),
        property(
            "{" + base + ",'expires':'2030-01-02'}",
            "{" + base + ",'expires':'2030-01-01'}",
            "narrows expires"),
        property(
            "{'type':'int','what':'It.'}",
            "{'type':'int','what':'It.','example':3}",
            "neutral example"));
  }
}
