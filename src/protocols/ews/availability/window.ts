/** From when to when is asked, in the zone of the request. [MS-OXWAVLS] 2.2.4.8 (Duration) */
import type { Zone } from '#codec/time-zone/index.ts'
import { readDateTime } from '../dates.ts'
import { EwsFailure } from '../errors.ts'
import type { Duration } from '../schema/index.ts'

export interface Window {
  fromMillis: number
  toMillis: number
}

const SPAN_MAX = 62 * 86_400_000

/** Throws ErrorInvalidTimeInterval, ErrorTimeIntervalTooBig. */
export function windowOf({ StartTime, EndTime }: Duration, zone: Zone): Window {
  const fromMillis = readDateTime(StartTime, zone)
  const toMillis = readDateTime(EndTime, zone)
  if (fromMillis === undefined || toMillis === undefined || toMillis <= fromMillis)
    throw new EwsFailure('ErrorInvalidTimeInterval', 'The window has to end after it begins.')
  if (toMillis - fromMillis > SPAN_MAX)
    throw new EwsFailure('ErrorTimeIntervalTooBig', 'No more than 62 days can be looked at.')
  return { fromMillis, toMillis }
}
