package candor.compile.java;

import candor.compile.output.Artifact;

/** Writes the record by which an app says in what setting it runs. Stateless. */
final class ContextFile {

  private ContextFile() {}

  static Artifact of(Api api) {
    var properties = api.plan().context();
    var source = api.source();
    var form =
        Forms.of(api, Api.CONTEXT, api.variants(Api.CONTEXT).get(0), properties)
            .optionally(field -> true);
    var code = new RecordCode(source, form, properties, api.inside(Api.CONTEXT));
    var doc =
        Doc.of("Says in what setting the app runs; it rides on every event.")
            .text("What is left out here may still be found out by the client, where it can.");
    code.open(doc, "");
    Members.write(source, form, false);
    EnumCode.inside(source, api.lists(), Api.CONTEXT);
    source.close();
    return source.file(Api.CONTEXT);
  }
}
