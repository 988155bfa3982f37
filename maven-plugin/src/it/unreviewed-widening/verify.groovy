def log = new File(basedir, 'build.log').text
def plan = new File(basedir, 'telemetry.yaml').canonicalPath
def before = new File(basedir, 'telemetry-before.yaml').canonicalPath
assert log.contains("[ERROR] $plan: widens events.note_saved.properties.from.values: ")
assert log.contains("[ERROR] $plan: widens events.note_saved.properties.took.max: ")
assert log.contains("$plan asks for more than $before, and nobody has agreed to that. Add an entry below reviews")
