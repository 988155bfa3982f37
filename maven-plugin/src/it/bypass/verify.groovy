def log = new File(basedir, 'build.log').text
def source = new File(basedir, 'src/main/java/com/example/Notes.java').canonicalPath
assert log.contains("[ERROR] $source:14:1: error CU006 an event is recorded without the generated API. Call the generated API.")
