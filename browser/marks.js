/**
 * Notes, the first time only, when something was reached.
 *
 * @param {"first-question"|"ready"|"first-verdict"} name
 */
export function mark(name) {
  const full = `entry-checker:${name}`;
  if (!performance.getEntriesByName(full).length) performance.mark(full);
}
