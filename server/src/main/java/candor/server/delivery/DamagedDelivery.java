package candor.server.delivery;

/** Tells that bytes are not a delivery as this program writes it. Carries no part of them. */
public final class DamagedDelivery extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the report.
   *
   * @param reason what is wrong, without any part of the bytes
   */
  public DamagedDelivery(String reason) {
    super(reason);
  }
}
