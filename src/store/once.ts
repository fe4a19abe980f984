/** How long a key of the table `once` counts. */
const days = 7
const dayMilliseconds = 24 * 3600 * 1000

/** The last moment that a Date can hold: no clean-up ever comes to it. */
export const onceForever = 8_640_000_000_000_000

/** Keys of what an absence has said to whom begin with it; they go with its end. [MS-OXORULE] 3.2.4.2 */
export const absenceKey = 'absence '

/** Keys from before this moment are forgotten. Deliveries that come again within it are doubles. */
export function onceSince(now: number): number {
  return now - days * dayMilliseconds
}
