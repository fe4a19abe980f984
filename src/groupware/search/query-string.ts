/**
 * What people type into a search field, Exchange's Advanced Query Syntax: `from:anna subject:"new house" received:last week NOT budget`.
 * [MS-OXWSSRCH] 2.2.3.19 (QueryString)
 *
 *   word word            both, each as the beginning of a word
 *   "some words"         the words beside each other
 *   AND OR NOT ( ) -     NOT binds closer than AND, AND closer than OR
 *   name:value           name:(a OR b), name:>value, name:value..value, name<value
 *
 * A query is never wrong: what names no property is looked for as words, a bracket without its other half is none.
 */
import { fileTime, N, P, type Restriction } from '#model'
import type { SearchQuery } from '#store'
import { type DateSpan, findDates } from './dates.ts'

export type TextField = NonNullable<SearchQuery['in']>[number]

export type Query =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  /** Answered by the full-text index. */
  | { kind: 'text'; text: string; isPhrase: boolean; in?: readonly TextField[] }
  /** Answered by a view. */
  | { kind: 'condition'; where: Restriction }

export interface QueryContext {
  now: number
  /** Local wall-clock milliseconds of the person's time zone to an instant, and back. */
  toInstant(local: number): number
  toLocal(instant: number): number
  /** The tag of a named property in the mailbox; undefined when nothing there has it. */
  tag(property: typeof N.Keywords): number | undefined
}

interface Token {
  kind: 'word' | 'phrase' | 'open' | 'close' | 'property' | 'operator'
  text: string
}

const DEPTH_MAX = 64
const TOKENS_MAX = 1000

/** Throws nothing; of a text with more than 1,000 words the rest is left out. */
export function parseQueryString(text: string, context: QueryContext): Query {
  const tokens = tokenize(text)
  let at = 0

  function either(depth: number): Query {
    const of = [both(depth)]
    while (isOperator(tokens[at], 'OR')) {
      at++
      of.push(both(depth))
    }
    return join('or', of)
  }

  function both(depth: number): Query {
    const of: Query[] = []
    while (at < tokens.length && !isOperator(tokens[at], 'OR') && tokens[at]!.kind !== 'close') {
      if (isOperator(tokens[at], 'AND')) at++
      else of.push(one(depth))
    }
    return join('and', of)
  }

  function one(depth: number): Query {
    const token = tokens[at++]!
    if (isOperator(token, 'NOT')) {
      const next = tokens[at]
      if (!next || next.kind === 'close' || depth > DEPTH_MAX) return { kind: 'all' }
      return { kind: 'not', of: one(depth + 1) }
    }
    if (token.kind === 'open') {
      const inner = depth > DEPTH_MAX ? ({ kind: 'all' } as const) : either(depth + 1)
      if (tokens[at]?.kind === 'close') at++
      return inner
    }
    if (token.kind === 'property') return ofProperty(token.text)
    return { kind: 'text', text: token.text, isPhrase: token.kind === 'phrase' }
  }

  function ofProperty(name: string): Query {
    const values = valuesOf()
    const found = values.map((value) => propertyQuery(name, value, context))
    const known = found.filter((query) => query !== undefined)
    if (known.length > 0) return join('or', known)
    // No property has the name, or the value is none of its: the words are looked for as they stand.
    return join('and', [
      { kind: 'text', text: name, isPhrase: false },
      ...values.map(({ text }) => ({ kind: 'text', text, isPhrase: false }) as const),
    ])
  }

  /** One value, or those in brackets with OR between them. */
  function valuesOf(): Value[] {
    const next = tokens[at]
    if (!next || next.kind === 'close' || next.kind === 'property') return []
    at++
    if (next.kind !== 'open') return [value(next, () => takeDateWords(next.text))]
    const values: Value[] = []
    while (at < tokens.length && tokens[at]!.kind !== 'close') {
      const token = tokens[at++]!
      if (token.kind === 'word' || token.kind === 'phrase') values.push(value(token, () => token.text))
    }
    at++
    return values
  }

  /** `last week` is one value though it is two words. */
  function takeDateWords(first: string): string {
    const follower = tokens[at]
    if (!/^(?:this|last|next)$/i.test(first) || follower?.kind !== 'word') return first
    if (!/^(?:week|month|year)$/i.test(follower.text)) return first
    at++
    return `${first} ${follower.text}`
  }

  const queries: Query[] = []
  while (at < tokens.length) {
    queries.push(either(0))
    // A bracket that closes nothing.
    if (tokens[at]?.kind === 'close') at++
  }
  return join('and', queries)
}

function isOperator(token: Token | undefined, name: string): boolean {
  return token?.kind === 'operator' && token.text === name
}

function join(kind: 'and' | 'or', of: readonly Query[]): Query {
  if (kind === 'and') {
    const telling = of.filter((query) => query.kind !== 'all')
    return telling.length === 1 ? telling[0]! : telling.length === 0 ? { kind: 'all' } : { kind, of: telling }
  }
  return of.length === 1 ? of[0]! : of.some((query) => query.kind === 'all') ? { kind: 'all' } : { kind, of }
}

const lexeme = /"([^"]*)"?|([()])|(-(?=[^\s-]))|([A-Za-z]+)\s*(?::|(?=[<>]=?[^\s]))|([^\s()"]+)/g

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(lexeme)) {
    if (tokens.length >= TOKENS_MAX) break
    const [, phrase, bracket, minus, property, word] = match
    if (phrase !== undefined) {
      if (phrase.trim() !== '') tokens.push({ kind: 'phrase', text: phrase.trim() })
    } else if (bracket) tokens.push({ kind: bracket === '(' ? 'open' : 'close', text: bracket })
    else if (minus) tokens.push({ kind: 'operator', text: 'NOT' })
    else if (property) tokens.push({ kind: 'property', text: property.toLowerCase() })
    // Operators are in capitals; in small letters they are words.
    else if (word === 'AND' || word === 'OR' || word === 'NOT') tokens.push({ kind: 'operator', text: word })
    else if (word) tokens.push({ kind: 'word', text: word })
  }
  return tokens
}

type Comparison = '<' | '<=' | '>' | '>=' | '=' | '<>'

interface Value {
  comparison: Comparison
  text: string
  /** Behind `..`. */
  to: string | undefined
  isPhrase: boolean
}

function value(token: Token, text: () => string): Value {
  if (token.kind === 'phrase') return { comparison: '=', text: token.text, to: undefined, isPhrase: true }
  const [, sign = '', rest = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(text())!
  const range = rest.indexOf('..')
  return {
    comparison: (sign || '=') as Comparison,
    text: range < 0 ? rest : rest.slice(0, range),
    to: range < 0 ? undefined : rest.slice(range + 2),
    isPhrase: false,
  }
}

function propertyQuery(name: string, given: Value, context: QueryContext): Query | undefined {
  const text = given.text.replace(/\*$/, '')
  const positive = findPositive(name, { ...given, text }, context)
  return positive && given.comparison === '<>' ? { kind: 'not', of: positive } : positive
}

function findPositive(name: string, given: Value, context: QueryContext): Query | undefined {
  const { text, isPhrase } = given
  const condition = (where: Restriction | undefined): Query | undefined => where && { kind: 'condition', where }
  switch (name) {
    case 'subject':
      return { kind: 'text', text, isPhrase, in: ['subject'] }
    case 'body':
    case 'content':
      return { kind: 'text', text, isPhrase, in: ['body'] }
    case 'attachment':
    case 'attachments':
      return { kind: 'text', text, isPhrase, in: ['attachments'] }
    case 'participants':
      return { kind: 'text', text, isPhrase, in: ['people'] }
    case 'from':
      return condition(anyOf(senderTags.map((tag) => startOfWord(tag, text))))
    case 'to':
      return condition(recipient(text, 1))
    case 'cc':
      return condition(recipient(text, 2))
    case 'bcc':
      return condition(recipient(text, 3))
    case 'recipients':
      return condition(recipient(text))
    case 'category': {
      const tag = context.tag(N.Keywords)
      if (tag === undefined) return condition(nothing)
      return condition({ kind: 'property', relation: '==', tag, value: { tag: tag & ~0x1000, value: text } })
    }
    case 'importance': {
      const level = { low: 0, normal: 1, medium: 1, high: 2 }[text.toLowerCase()]
      return level === undefined ? undefined : condition(equals(P.Importance.tag, level))
    }
    case 'kind':
      return condition(kindOf(text))
    case 'size':
      return condition(sizeOf(given))
    case 'hasattachment':
    case 'hasattachments':
      return yesNo(text, equals(P.HasAttachments.tag, true))
    case 'isread':
      return yesNo(text, { kind: 'bits', test: 'nonZero', tag: P.MessageFlags.tag, mask: READ })
    case 'isflagged':
      return yesNo(text, equals(P.FlagStatus.tag, FLAGGED))
    case 'received':
      return condition(times(P.MessageDeliveryTime.tag, given, context))
    case 'sent':
      return condition(times(P.ClientSubmitTime.tag, given, context))
    default:
      return undefined
  }
}

/** [MS-OXCMSG] 2.2.1.6, mfRead */
const READ = 1
/** [MS-OXOFLAG] 2.2.1.1, followupFlagged */
const FLAGGED = 2
const IGNORE_CASE_AND_MARKS = 3
const nothing: Restriction = { kind: 'or', of: [] }
const senderTags = [
  P.SentRepresentingName.tag,
  P.SentRepresentingSmtpAddress.tag,
  P.SenderName.tag,
  P.SenderSmtpAddress.tag,
]

function startOfWord(tag: number, text: string): Restriction {
  // An address is one word to nobody who types its middle.
  const match = text.includes('@') ? 'substring' : 'prefixOfWord'
  return { kind: 'content', match, fuzzy: IGNORE_CASE_AND_MARKS, tag, value: { tag, value: text } }
}

function recipient(text: string, type?: number): Restriction {
  const who = anyOf([P.DisplayName.tag, P.SmtpAddress.tag].map((tag) => startOfWord(tag, text)))
  const of: Restriction = type === undefined ? who : { kind: 'and', of: [who, equals(P.RecipientType.tag, type)] }
  return { kind: 'sub', table: P.MessageRecipients.tag, of }
}

function anyOf(of: readonly Restriction[]): Restriction {
  return { kind: 'or', of }
}

function equals(tag: number, wanted: number | boolean): Restriction {
  return { kind: 'property', relation: '==', tag, value: { tag, value: wanted } }
}

function yesNo(text: string, where: Restriction): Query | undefined {
  if (/^(?:yes|true|1)$/i.test(text)) return { kind: 'condition', where }
  if (/^(?:no|false|0)$/i.test(text)) return { kind: 'not', of: { kind: 'condition', where } }
  return undefined
}

const classesOfKind: Readonly<Record<string, readonly string[]>> = {
  email: ['IPM.Note'],
  mail: ['IPM.Note'],
  meetings: ['IPM.Schedule', 'IPM.Appointment'],
  calendar: ['IPM.Appointment'],
  contacts: ['IPM.Contact', 'IPM.DistList'],
  tasks: ['IPM.Task', 'IPM.TaskRequest'],
  notes: ['IPM.StickyNote'],
  journals: ['IPM.Activity'],
  posts: ['IPM.Post'],
  docs: ['IPM.Document'],
  faxes: ['IPM.Note.Microsoft.Fax'],
  voicemail: ['IPM.Note.Microsoft.Voicemail'],
  im: ['IPM.Note.Microsoft.Conversation'],
  rssfeeds: ['IPM.Post.RSS'],
}

function kindOf(text: string): Restriction | undefined {
  const key = text.toLowerCase()
  const classes = classesOfKind[key] ?? classesOfKind[`${key}s`]
  const { tag } = P.MessageClass
  return (
    classes &&
    anyOf(
      classes.flatMap((name) => [
        { kind: 'content', match: 'full', fuzzy: 1, tag, value: { tag, value: name } } as const,
        { kind: 'content', match: 'prefix', fuzzy: 1, tag, value: { tag, value: `${name}.` } } as const,
      ]),
    )
  )
}

const units: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }
const INT32_MAX = 0x7fffffff

function sizeOf({ text, to, comparison }: Value): Restriction | undefined {
  const from = bytesOf(text)
  const end = to === undefined ? undefined : bytesOf(to)
  if (from === undefined || (to !== undefined && end === undefined)) return undefined
  const { tag } = P.MessageSize
  const compare = (relation: '<' | '<=' | '>' | '>=' | '==', bytes: number): Restriction => ({
    kind: 'property',
    relation,
    tag,
    value: { tag, value: bytes },
  })
  if (end !== undefined) return { kind: 'and', of: [compare('>=', from), compare('<=', end)] }
  return compare(comparison === '=' || comparison === '<>' ? '==' : comparison, from)
}

function bytesOf(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,3})?)\s*([kmg]?b?)$/i.exec(text)
  if (!match) return undefined
  const unit = units[match[2]!.toLowerCase().replace(/^[kmg]$/, '$&b')]
  return unit === undefined ? undefined : Math.min(INT32_MAX, Math.round(Number(match[1]) * unit))
}

function times(tag: number, { text, to, comparison }: Value, context: QueryContext): Restriction | undefined {
  const first = findDates(text, context)
  const last = to === undefined ? first : findDates(to, context)
  if (!first || !last) return undefined
  const from = compareTime(tag, '>=', first.from)
  const until = compareTime(tag, '<', last.to)
  switch (comparison) {
    case '>':
      return compareTime(tag, '>=', first.to)
    case '>=':
      return from
    case '<':
      return compareTime(tag, '<', first.from)
    case '<=':
      return compareTime(tag, '<', first.to)
    default:
      return { kind: 'and', of: [from, until] }
  }
}

function compareTime(tag: number, relation: '<' | '>=', instant: DateSpan['from']): Restriction {
  return { kind: 'property', relation, tag, value: { tag, value: fileTime.from(instant) } }
}
