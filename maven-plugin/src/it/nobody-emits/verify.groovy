def log = new File(basedir, 'build.log').text
def plan = new File(basedir, 'telemetry.yaml').canonicalPath
assert log.contains("[ERROR] $plan:17:3: error CU001 no class emits note_saved. Emit it, take it out of the plan, or mark it reserved: true.")
assert !log.contains('no class emits note_shared')
assert !log.contains('no class emits note_opened')
