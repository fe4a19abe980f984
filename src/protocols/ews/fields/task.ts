/** Fields of tasks. [MS-OXWSTASK] 2.2.4.3 (TaskType); which properties they are: [MS-OXOTASK] 2.2.2 */
import { LayoutError } from '#codec/binary/index.ts'
import { dayOfMillis, millisOfDay } from '#codec/ical/index.ts'
import { toLocal, type Zone } from '#codec/time-zone/index.ts'
import { type Bag, fileTime, N } from '#model'
import { decodeTaskRecurrence, type RecurrencePattern } from '#model/recurrence/index.ts'
import { field, type Field, flag, integer, invalid, strings, text, time, words } from './field.ts'
import { taskStatuses } from './lists.ts'
import { recurrenceElement } from './recurrence.ts'
import { dateTimeOf, dayOfDate, fileTimeOf, indexOfWord, instantOf, numberOf, textOf } from './values.ts'

/** TaskDelegateStateType; PidLidTaskAcceptanceState: nothing for a task that nobody was asked to do. */
const delegation = [undefined, 'OwnNew', 'Accepted', 'Declined'] as const

/** What people read. [MS-OXWSTASK] 2.2.4.3 */
const statusTexts = ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'] as const

export function patternOfTask(properties: Bag): RecurrencePattern | undefined {
  const blob = properties.get(N.TaskRecurrence)
  if (!blob || properties.get(N.TaskFRecurring) !== true) return undefined
  try {
    return decodeTaskRecurrence(blob)
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

/** Dates of tasks are days without a zone, midnight UTC. A time that is midnight where it was written names its day; others their day in the zone. */
export function taskDay(value: unknown, zone: Zone): bigint {
  const isMidnight = /T00:00:00(\.0*)?(Z|[+-]\d\d:\d\d)?$/.test(textOf(value)) || !textOf(value).includes('T')
  const day = isMidnight ? dayOfDate(value) : dayOfMillis(toLocal(zone, instantOf(value, zone)))
  return fileTime.from(millisOfDay(day))
}

function day(uri: string, property: typeof N.TaskDueDate, common: typeof N.CommonEnd): Field {
  return time(uri, property, {
    write({ item }, value, { zone }) {
      const at = taskDay(value, zone)
      item.properties.set(property, at).set(common, at)
    },
    remove({ item }) {
      item.properties.delete(property)
      item.properties.delete(common)
    },
  })
}

const [NOT_STARTED, IN_PROGRESS, COMPLETE] = [0, 1, 2]

/** Status, percentage and date of completion say the same thing three times; what is written last counts. [MS-OXWSTASK] 2.2.4.6 */
function setState(properties: Bag, status: number, percent: number): void {
  properties
    .set(N.TaskStatus, status)
    .set(N.PercentComplete, percent)
    .set(N.TaskComplete, status === COMPLETE)
  if (status !== COMPLETE) properties.delete(N.TaskDateCompleted)
}

function complete(properties: Bag, at: bigint): void {
  setState(properties, COMPLETE, 1)
  properties.set(N.TaskDateCompleted, at).set(N.ReminderSet, false)
}

const status = words('task:Status', N.TaskStatus, taskStatuses, {
  otherwise: NOT_STARTED,
  write({ item: { properties } }, value, { now }) {
    const wanted = indexOfWord(taskStatuses, value)
    const percent = properties.get(N.PercentComplete) ?? 0
    if (wanted === COMPLETE) complete(properties, properties.get(N.TaskDateCompleted) ?? fileTime.from(now))
    else setState(properties, wanted, wanted === NOT_STARTED || percent >= 1 ? 0 : percent)
  },
  remove: undefined as never,
})

const percent = field(
  'task:PercentComplete',
  ({ properties }) => Math.round((properties.get(N.PercentComplete) ?? 0) * 1e6) / 1e4,
  {
    needs: [N.PercentComplete],
    write({ item: { properties } }, value, { now }) {
      const number = numberOf(value)
      if (number < 0 || number > 100) invalid('PercentComplete', 'ErrorInvalidPercentCompleteValue')
      const present = properties.get(N.TaskStatus) ?? NOT_STARTED
      const started = present === NOT_STARTED || present === COMPLETE ? IN_PROGRESS : present
      if (number === 100) complete(properties, properties.get(N.TaskDateCompleted) ?? fileTime.from(now))
      else setState(properties, number === 0 && started === IN_PROGRESS ? NOT_STARTED : started, number / 100)
    },
    search: { property: N.PercentComplete, value: (text) => Number(text) / 100 },
  },
)

const completeDate = time('task:CompleteDate', N.TaskDateCompleted, {
  write({ item: { properties } }, value, { zone, now }) {
    const at = fileTimeOf(value, zone)
    if (at > fileTime.from(now + 86_400_000)) invalid('CompleteDate is in the future', 'ErrorInvalidCompleteDate')
    complete(properties, at)
  },
  remove({ item: { properties } }) {
    if (properties.get(N.TaskComplete)) setState(properties, NOT_STARTED, 0)
    properties.delete(N.TaskDateCompleted)
  },
})

const recurrence = field(
  'task:Recurrence',
  ({ properties }) => {
    const pattern = patternOfTask(properties)
    return pattern && recurrenceElement(pattern, { task: true })
  },
  {
    needs: [N.TaskRecurrence, N.TaskFRecurring],
    write(draft, value) {
      draft.pending.recurrence = value
    },
    remove(draft) {
      draft.pending.recurrence = null
    },
    search: { property: N.TaskRecurrence },
  },
)

export const taskFields: readonly Field[] = [
  integer('task:ActualWork', N.TaskActualEffort),
  field('task:AssignedTime', ({ properties }) => dateTimeOf(properties.get(N.TaskLastUpdate)), {
    needs: [N.TaskLastUpdate],
    search: { property: N.TaskLastUpdate },
  }),
  text('task:BillingInformation', N.Billing),
  integer('task:ChangeCount', N.TaskVersion, { readOnly: true }),
  strings('task:Companies', N.Companies),
  completeDate,
  strings('task:Contacts', N.Contacts),
  words('task:DelegationState', N.TaskAcceptanceState, delegation, { readOnly: true }),
  text('task:Delegator', N.TaskLastDelegate, { readOnly: true }),
  day('task:DueDate', N.TaskDueDate, N.CommonEnd),
  field('task:IsAssignmentEditable', ({ properties }) => properties.get(N.TaskOwnership) ?? 0, {
    needs: [N.TaskOwnership],
    search: { property: N.TaskOwnership, value: Number },
  }),
  flag('task:IsComplete', N.TaskComplete, { readOnly: true, otherwise: false }),
  flag('task:IsRecurring', N.TaskFRecurring, { readOnly: true, otherwise: false }),
  flag('task:IsTeamTask', N.TeamTask, { readOnly: true, otherwise: false }),
  text('task:Mileage', N.Mileage),
  text('task:Owner', N.TaskOwner, { readOnly: true }),
  percent,
  recurrence,
  day('task:StartDate', N.TaskStartDate, N.CommonStart),
  status,
  field('task:StatusDescription', ({ properties }) => statusTexts[properties.get(N.TaskStatus) ?? 0], {
    needs: [N.TaskStatus],
  }),
  integer('task:TotalWork', N.TaskEstimatedEffort),
]
