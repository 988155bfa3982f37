def log = new File(basedir, 'build.log').text
def plan = new File(basedir, 'telemetry.yaml').canonicalPath
assert log.contains("[ERROR] $plan:29:68: error CP022 \"note_safed\" is not an event of this plan. Did you mean \"note_saved\"?")
assert log.contains('telemetry.yaml is no plan yet; mend what is listed above.')
