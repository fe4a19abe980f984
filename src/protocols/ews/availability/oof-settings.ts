/** Absence as EWS has it, and as the server keeps it. [MS-OXWOOF] 2.2.4 */
import { type OutOfOffice, outOfOffice } from '#groupware/calendar/index.ts'
import type { Call } from '../call.ts'
import { readDateTime, writeDateTime } from '../dates.ts'
import { EwsFailure } from '../errors.ts'
import type { Duration, UserOofSettings } from '../schema/index.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

const states = { disabled: 'Disabled', enabled: 'Enabled', scheduled: 'Scheduled' } as const
const audiences = { none: 'None', known: 'Known', all: 'All' } as const
const DAY = 86_400_000

export async function readOofSettings(call: Call, address: string): Promise<UserOofSettings> {
  const { mailbox } = await ownedMailbox(call, address)
  const kept = await outOfOffice(mailbox)
  // Clients want times even where there are none: from now on for a day.
  const startMillis = kept.startMillis ?? Math.floor(Date.now() / 3_600_000) * 3_600_000
  const endMillis = kept.endMillis ?? startMillis + DAY
  return {
    OofState: states[kept.state],
    ExternalAudience: audiences[kept.audience],
    Duration: { StartTime: writeDateTime(startMillis, call.times), EndTime: writeDateTime(endMillis, call.times) },
    InternalReply: { Message: kept.internal },
    ExternalReply: { Message: kept.external },
  }
}

/** Throws ErrorInvalidUserOofSettings. */
export function oofSettings(call: Call, given: UserOofSettings): OutOfOffice {
  const state = wordOf(states, given.OofState)
  const times = given.Duration && timesOf(call, given.Duration)
  if (state === 'scheduled' && !times)
    throw new EwsFailure('ErrorInvalidUserOofSettings', 'A scheduled absence has to say its times.')
  return {
    state,
    audience: wordOf(audiences, given.ExternalAudience),
    internal: given.InternalReply?.Message ?? '',
    external: given.ExternalReply?.Message ?? '',
    ...(state === 'scheduled' && times),
  }
}

function wordOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key {
  const found = (Object.keys(words) as Key[]).find((key) => words[key] === word)
  if (found === undefined) throw new EwsFailure('ErrorInvalidUserOofSettings')
  return found
}

function timesOf(call: Call, { StartTime, EndTime }: Duration): { startMillis: number; endMillis: number } {
  const startMillis = readDateTime(StartTime, call.times.zone)
  const endMillis = readDateTime(EndTime, call.times.zone)
  if (startMillis === undefined || endMillis === undefined || endMillis <= startMillis)
    throw new EwsFailure('ErrorInvalidUserOofSettings', 'An absence has to end after it begins.')
  return { startMillis, endMillis }
}
