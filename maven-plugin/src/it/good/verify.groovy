def log = new File(basedir, 'build.log').text
def api = new File(basedir, 'target/classes/com/example/telemetry')
assert new File(api, 'NoteSaved.class').isFile()
assert new File(api, 'plan.json').isFile() : 'the API reads the plan beside it'
assert !new File(api, 'NoteSaved.java').exists()
assert new File(basedir, 'TELEMETRY.md').text.contains('note_saved')
assert !log.contains('[ERROR]')
assert log =~ /8 files in .*, 8 changed/ : 'the first build writes the API'
assert log =~ /8 files in .*, 0 changed/ : 'the second build leaves it alone'
