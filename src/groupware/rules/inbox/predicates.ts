/**
 * Conditions by name and as restrictions, in both directions. A restriction is written as Outlook writes it where that is known; what reads back
 * is exactly what one of these writes, in any order, and what Outlook's own forms of the same say. [MS-OXCDATA] 2.12
 */
import { isDeepStrictEqual } from 'node:util'
import { addressSearchKey, fileTime, P, type Restriction, type TaggedProperty } from '#model'
import type { Predicates, RulePerson, Words } from './types.ts'

type Key = keyof Predicates

interface Predicate<K extends Key = Key> {
  write(value: NonNullable<Predicates[K]>, words: Words): Restriction
  /** undefined: the restriction says something else. */
  read(restriction: Restriction, words: Words): Predicates[K] | undefined
}

const ignoreCase = 1

export function writePredicates(conditions: Predicates, exceptions: Predicates, words: Words): Restriction | undefined {
  const of = [...list(conditions, words), ...list(exceptions, words).map((one) => ({ kind: 'not', of: one }) as const)]
  return of.length < 2 ? of[0] : { kind: 'and', of }
}

function list(predicates: Predicates, words: Words): Restriction[] {
  return (Object.keys(table) as Key[]).flatMap((key) => {
    const value = predicates[key]
    return value === undefined ? [] : [(table[key] as Predicate).write(value as never, words)]
  })
}

/** undefined: something in it has no name. */
export function readPredicates(
  condition: Restriction | undefined,
  words: Words,
): { conditions: Predicates; exceptions: Predicates } | undefined {
  const found = { conditions: {} as Predicates, exceptions: {} as Predicates }
  if (!condition) return found
  // One that is an "and" itself (a range) is tried as a whole first.
  if (readOne(condition, words, found)) return found
  const parts = condition.kind === 'and' ? condition.of : []
  if (parts.length === 0 && condition.kind === 'and') return found
  return parts.length > 0 && parts.every((one) => readOne(one, words, found)) ? found : undefined
}

function readOne(
  restriction: Restriction,
  words: Words,
  found: { conditions: Predicates; exceptions: Predicates },
): boolean {
  const isException = restriction.kind === 'not'
  const into = isException ? found.exceptions : found.conditions
  const inner = isException ? restriction.of : restriction
  for (const key of Object.keys(table) as Key[]) {
    const value = table[key].read(inner, words)
    if (value === undefined) continue
    if (into[key] !== undefined) return false
    Object.assign(into, { [key]: value })
    return true
  }
  return false
}

function either(of: readonly Restriction[]): Restriction {
  return of.length === 1 ? (of[0] as Restriction) : { kind: 'or', of }
}

function alternatives(restriction: Restriction): readonly Restriction[] {
  return restriction.kind === 'or' ? restriction.of : [restriction]
}

function contains(tag: number, value: string): Restriction {
  return { kind: 'content', match: 'substring', fuzzy: ignoreCase, tag, value: { tag, value } }
}

function is(tag: number, value: unknown): Restriction {
  return { kind: 'property', relation: '==', tag, value: { tag, value } }
}

/** Texts that one of these properties contains; several properties: the same texts in each. */
function strings<K extends Key>(...properties: readonly TaggedProperty<'string'>[]): Predicate<K> {
  const tags = properties.map(({ tag }) => tag)
  return {
    write: (value) => either((value as string[]).flatMap((text) => tags.map((tag) => contains(tag, text)))),
    read(restriction) {
      const found = tags.map((): string[] => [])
      for (const one of alternatives(restriction)) {
        if (one.kind !== 'content' || one.match !== 'substring' || typeof one.value.value !== 'string') return undefined
        const at = tags.indexOf(one.tag)
        if (at < 0) return undefined
        found[at]?.push(one.value.value)
      }
      const [first = [], ...others] = found
      const same = first.length > 0 && others.every((texts) => isDeepStrictEqual(texts, first))
      return same ? (first as Predicates[K]) : undefined
    },
  }
}

/** Parts of addresses; Outlook looks for them in search keys, in capitals. */
function senderStrings(): Predicate<'containsSenderStrings'> {
  return {
    write: (value) => either(value.map((text) => contains(P.SenderSmtpAddress.tag, text))),
    read: (restriction) => addressStrings(alternatives(restriction), P.SenderSmtpAddress.tag, P.SenderSearchKey.tag),
  }
}

function recipientStrings(): Predicate<'containsRecipientStrings'> {
  return {
    write: (value) => ({
      kind: 'sub',
      table: P.MessageRecipients.tag,
      of: either(value.map((text) => contains(P.SmtpAddress.tag, text))),
    }),
    read(restriction) {
      if (restriction.kind !== 'sub' || restriction.table !== P.MessageRecipients.tag) return undefined
      return addressStrings(alternatives(restriction.of), P.SmtpAddress.tag, P.SearchKey.tag)
    },
  }
}

function addressStrings(of: readonly Restriction[], address: number, key: number): string[] | undefined {
  const found: string[] = []
  for (const one of of) {
    if (one.kind !== 'content' || one.match !== 'substring') return undefined
    const { value } = one.value
    if (one.tag === address && typeof value === 'string') found.push(value)
    else if (one.tag === key && value instanceof Uint8Array) found.push(Buffer.from(value).toString())
    else return undefined
  }
  return found.length > 0 ? found : undefined
}

/** PidTagDisplayName as Outlook keeps it beside the search key. */
const nameTag = 0x0001_001f

function person({ name, address }: RulePerson, tag: number): Restriction {
  const of = is(tag, addressSearchKey('SMTP', address))
  return { kind: 'comment', values: [{ tag: nameTag, value: name || address }], of }
}

function readPerson(restriction: Restriction, tags: readonly number[], words: Words): RulePerson | undefined {
  const inner = restriction.kind === 'comment' ? restriction.of : restriction
  if (inner?.kind !== 'property' || inner.relation !== '==' || !tags.includes(inner.tag)) return undefined
  if (!(inner.value.value instanceof Uint8Array)) return undefined
  const [, type, text] = /^(SMTP|EX):([^\0]*)\0?$/.exec(Buffer.from(inner.value.value).toString()) ?? []
  if (type === undefined || text === undefined) return undefined
  const address = type === 'SMTP' ? text.toLowerCase() : words.addressOf.get(text.toLowerCase())
  const values = restriction.kind === 'comment' ? restriction.values : []
  const name = values.map(({ value }) => value).find((value) => typeof value === 'string')
  return address === undefined ? undefined : { name: name ?? address, address }
}

function people(of: readonly Restriction[], tags: readonly number[], words: Words): RulePerson[] | undefined {
  const found = of.map((one) => readPerson(one, tags, words))
  return found.every((one) => one !== undefined) && found.length > 0 ? (found as RulePerson[]) : undefined
}

function same<K extends Key>(restriction: Restriction): Predicate<K> {
  return {
    write: () => restriction,
    read: (given) => (isDeepStrictEqual(given, restriction) ? (true as Predicates[K]) : undefined),
  }
}

function ofClass<K extends Key>(name: string): Predicate<K> {
  const { tag } = P.MessageClass
  return same({ kind: 'content', match: 'prefix', fuzzy: ignoreCase, tag, value: { tag, value: name } })
}

function number<K extends Key>(property: TaggedProperty<'int32'>): Predicate<K> {
  return {
    write: (value) => is(property.tag, value),
    read: (given) =>
      given.kind === 'property' &&
      given.relation === '==' &&
      given.tag === property.tag &&
      typeof given.value.value === 'number'
        ? (given.value.value as Predicates[K])
        : undefined,
  }
}

type Bound = { relation: '>=' | '<='; value: unknown }

/** Lower and upper bound of a property; one may be missing. */
function bounds(tag: number, of: readonly (Bound | undefined)[]): Restriction {
  const known = of.filter((one) => one !== undefined)
  const all = known.map(({ relation, value }) => ({ kind: 'property', relation, tag, value: { tag, value } }) as const)
  return all.length === 1 ? (all[0] as Restriction) : { kind: 'and', of: all }
}

function readBounds(restriction: Restriction, tag: number): Partial<Record<'>=' | '<=', unknown>> | undefined {
  const found: Partial<Record<'>=' | '<=', unknown>> = {}
  const parts = restriction.kind === 'and' ? restriction.of : [restriction]
  for (const one of parts) {
    if (one.kind !== 'property' || one.tag !== tag) return undefined
    if ((one.relation !== '>=' && one.relation !== '<=') || one.relation in found) return undefined
    found[one.relation] = one.value.value
  }
  return parts.length > 0 ? found : undefined
}

const KILOBYTE = 1024

const table: { [K in Key]-?: Predicate<K> } = {
  categories: {
    write: (value, { keywords }) => ({
      kind: 'content',
      match: 'full',
      fuzzy: ignoreCase,
      tag: keywords,
      value: { tag: keywords, value },
    }),
    read: (given, { keywords }) =>
      given.kind === 'content' && given.tag === keywords && Array.isArray(given.value.value)
        ? (given.value.value as string[])
        : undefined,
  },
  containsBodyStrings: strings(P.Body),
  containsHeaderStrings: strings(P.TransportMessageHeaders),
  containsRecipientStrings: recipientStrings(),
  containsSenderStrings: senderStrings(),
  containsSubjectOrBodyStrings: strings(P.Subject, P.Body),
  containsSubjectStrings: strings(P.Subject),
  flaggedForAction: {
    write: (value, { flagRequest }) =>
      value === 'any'
        ? is(P.FlagStatus.tag, 2)
        : { kind: 'content', match: 'full', fuzzy: ignoreCase, tag: flagRequest, value: { tag: flagRequest, value } },
    read(given, { flagRequest }) {
      if (isDeepStrictEqual(given, is(P.FlagStatus.tag, 2))) return 'any'
      if (given.kind !== 'content' || given.match !== 'full' || given.tag !== flagRequest) return undefined
      return typeof given.value.value === 'string' ? given.value.value : undefined
    },
  },
  fromAddresses: {
    write: (value) => either(value.map((one) => person(one, P.SenderSearchKey.tag))),
    read: (given, words) =>
      people(alternatives(given), [P.SenderSearchKey.tag, P.SentRepresentingSearchKey.tag], words),
  },
  hasAttachments: same({ kind: 'bits', test: 'nonZero', tag: P.MessageFlags.tag, mask: 0x10 }),
  importance: number(P.Importance),
  isAutomaticForward: same(is(P.AutoForwarded.tag, true)),
  isAutomaticReply: ofClass('IPM.Note.Rules.OofTemplate'),
  isEncrypted: same({
    kind: 'content',
    match: 'full',
    fuzzy: ignoreCase,
    tag: P.MessageClass.tag,
    value: { tag: P.MessageClass.tag, value: 'IPM.Note.SMIME' },
  }),
  isMeetingRequest: ofClass('IPM.Schedule.Meeting.Request'),
  isMeetingResponse: ofClass('IPM.Schedule.Meeting.Resp'),
  isNDR: ofClass('REPORT.IPM.Note.NDR'),
  isReadReceipt: ofClass('REPORT.IPM.Note.IPNRN'),
  isSigned: ofClass('IPM.Note.SMIME.MultipartSigned'),
  isVoicemail: ofClass('IPM.Note.Microsoft.Voicemail'),
  itemClasses: {
    write: (value) =>
      either(
        value.map((name): Restriction => {
          const { tag } = P.MessageClass
          return { kind: 'content', match: 'full', fuzzy: ignoreCase, tag, value: { tag, value: name } }
        }),
      ),
    read(given) {
      const found: string[] = []
      for (const one of alternatives(given)) {
        if (one.kind !== 'content' || one.match !== 'full' || one.tag !== P.MessageClass.tag) return undefined
        if (typeof one.value.value !== 'string') return undefined
        found.push(one.value.value)
      }
      return found.length > 0 ? found : undefined
    },
  },
  notSentToMe: same(is(P.MessageToMe.tag, false)),
  sentCcMe: same(is(P.MessageCcMe.tag, true)),
  sentOnlyToMe: same({
    kind: 'and',
    of: [is(P.MessageToMe.tag, true), { kind: 'not', of: contains(P.DisplayTo.tag, ';') }, is(P.DisplayCc.tag, '')],
  }),
  sentToAddresses: {
    write: (value) => ({
      kind: 'sub',
      table: P.MessageRecipients.tag,
      of: either(value.map((one) => person(one, P.SearchKey.tag))),
    }),
    read: (given, words) =>
      given.kind === 'sub' && given.table === P.MessageRecipients.tag
        ? people(alternatives(given.of), [P.SearchKey.tag], words)
        : undefined,
  },
  sentToMe: same(is(P.MessageToMe.tag, true)),
  sentToOrCcMe: same(is(P.MessageRecipientMe.tag, true)),
  sensitivity: number(P.Sensitivity),
  withinDateRange: {
    write: ({ fromMillis, toMillis }) =>
      bounds(P.MessageDeliveryTime.tag, [
        fromMillis === undefined ? undefined : { relation: '>=', value: fileTime.from(fromMillis) },
        toMillis === undefined ? undefined : { relation: '<=', value: fileTime.from(toMillis) },
      ]),
    read(given) {
      const found = readBounds(given, P.MessageDeliveryTime.tag)
      const millis = (value: unknown) => (typeof value === 'bigint' ? fileTime.toDate(value).getTime() : undefined)
      const [fromMillis, toMillis] = [millis(found?.['>=']), millis(found?.['<='])]
      if (!found) return undefined
      return { ...(fromMillis !== undefined && { fromMillis }), ...(toMillis !== undefined && { toMillis }) }
    },
  },
  withinSizeRange: {
    write: ({ minimum, maximum }) =>
      bounds(P.MessageSize.tag, [
        minimum === undefined ? undefined : { relation: '>=', value: minimum * KILOBYTE },
        maximum === undefined ? undefined : { relation: '<=', value: maximum * KILOBYTE },
      ]),
    read(given) {
      const found = readBounds(given, P.MessageSize.tag)
      const kilobytes = (value: unknown) => (typeof value === 'number' ? Math.round(value / KILOBYTE) : undefined)
      const [minimum, maximum] = [kilobytes(found?.['>=']), kilobytes(found?.['<='])]
      if (!found) return undefined
      return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
    },
  },
}
