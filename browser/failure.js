/** @typedef {"too_old"|"blocked"|"silent"|"crashed"} Reason */

/** Python cannot start, or can no longer answer. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [why]
   */
  constructor(reason, why) {
    super(why ? `${reason}: ${why}` : reason);
    this.name = "Failure";
    this.reason = reason;
  }
}
