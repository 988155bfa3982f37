package candor.example.osaurus;

/** Says what was wrong with a request; nothing that was sent is repeated. */
final class BadRequest extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  BadRequest(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
