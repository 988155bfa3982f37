def log = new File(basedir, 'build.log').text
def page = new File(basedir, 'TELEMETRY.md')
assert log.contains('[ERROR] -This page was written by hand.')
assert log.contains('[ERROR] +') && log.contains('note_saved')
assert log.contains("${page.canonicalPath} differs from what the plan gives. Run mvn candor:doc-check -Dcandor.doc.write")
assert page.text.contains('by hand') : 'a check changes nothing'
