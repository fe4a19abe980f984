/**
 * LIST and LSUB: which mailboxes there are.
 *
 * RFC 9051 6.3.9, RFC 5258 (LIST-EXTENDED), RFC 3501 6.3.9 (LSUB); STATUS: RFC 5819, SPECIAL-USE: RFC 6154, MYRIGHTS:
 * RFC 8440.
 */
import { command, loggedIn } from '../command.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { OTHER_USERS, PUBLIC_FOLDERS } from '../folder-name.ts'
import { fullPattern, matches, mayReach } from '../list-pattern.ts'
import type { Listed } from '../mailboxes.ts'
import { decodeName, mailboxName } from '../names.ts'
import { lettersOf } from '../rights.ts'
import type { Session } from '../session.ts'
import { formatStatus, type StatusItem, statusItems } from '../status.ts'
import { readSubscriptions, type Subscriptions } from '../subscriptions.ts'

type Selection = 'subscribed' | 'remote' | 'recursivematch' | 'special-use'

interface Arguments {
  reference: string
  patterns: string[]
  selection: Set<Selection>
  returns: { subscribed: boolean; specialUse: boolean; myRights: boolean; status: StatusItem[] | undefined }
  /** An extended LIST is answered by other rules than a plain one. */
  extended: boolean
}

const PATTERNS_MAX = 100

function parse(cursor: Cursor, session: Session): Arguments {
  cursor.space()
  const args: Arguments = {
    reference: '',
    patterns: [],
    selection: new Set(),
    returns: { subscribed: false, specialUse: false, myRights: false, status: undefined },
    extended: false,
  }
  if (cursor.atList()) {
    args.extended = true
    cursor.list(() => args.selection.add(selectionOption(cursor)))
    cursor.space()
  }
  args.reference = decodeName(cursor.astring(), session)
  cursor.space()
  const pattern = () => decodeName(cursor.listMailbox(), session)
  if (cursor.atList()) {
    args.extended = true
    args.patterns = cursor.list(pattern)
  } else args.patterns = [pattern()]
  if (args.patterns.length > PATTERNS_MAX) cursor.fail('too many patterns')
  if (cursor.more()) {
    if (cursor.word() !== 'RETURN') cursor.fail('expected RETURN')
    cursor.space()
    args.extended = true
    cursor.list(() => returnOption(cursor, args))
  }
  const only = [...args.selection]
  // RFC 5258 3.1: RECURSIVEMATCH selects nothing by itself.
  if (only.includes('recursivematch') && only.every((option) => option === 'recursivematch' || option === 'remote')) {
    cursor.fail('RECURSIVEMATCH needs another option')
  }
  return args
}

function selectionOption(cursor: Cursor): Selection {
  const word = cursor.word()
  if (word === 'SUBSCRIBED' || word === 'REMOTE' || word === 'RECURSIVEMATCH' || word === 'SPECIAL-USE') {
    return word.toLowerCase() as Selection
  }
  cursor.fail('no such selection option')
}

function returnOption(cursor: Cursor, { returns }: Arguments): void {
  const word = cursor.word()
  if (word === 'SUBSCRIBED') returns.subscribed = true
  else if (word === 'SPECIAL-USE') returns.specialUse = true
  else if (word === 'MYRIGHTS') returns.myRights = true
  else if (word === 'STATUS') {
    cursor.space()
    returns.status = statusItems(cursor)
  } else if (word !== 'CHILDREN') cursor.fail('no such return option')
}

export const list = command({
  name: 'LIST',
  states: loggedIn,
  parse,
  async run(session, args) {
    const { output } = session
    // RFC 9051 6.3.9: an empty pattern asks for the separator.
    if (!args.extended && args.patterns[0] === '') return output.line('* LIST (\\Noselect) "/" ""')
    const patterns = args.patterns.map((pattern) => fullPattern(args.reference, pattern))
    const subscriptions = await readSubscriptions(session.mailboxes.own)
    const here = await session.mailboxes.list(namespacesOf(patterns))
    const all = args.selection.has('subscribed') ? [...here, ...gone(here, subscriptions)] : here
    const isMatched = (listed: Listed) => patterns.some((pattern) => matches(pattern, listed.name))
    for (const listed of all) {
      if (!isMatched(listed)) continue
      const isItself = isSelected(args, listed, subscriptions)
      const below = recursiveMatches(args, listed, all, subscriptions)
      const above = below.length > 0
      // RFC 5258 3.5: what is not selected itself is named only for the sake of one below that is not.
      if (!isItself && below.every(isMatched)) continue
      output.line(line(session, listed, attributesOf(args, listed, subscriptions)) + (above ? childInfo(args) : ''))
      await more(session, args, listed)
    }
  },
})

export const lsub = command({
  name: 'LSUB',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const reference = decodeName(cursor.astring(), session)
    cursor.space()
    return fullPattern(reference, decodeName(cursor.listMailbox(), session))
  },
  async run(session, pattern) {
    const subscriptions = await readSubscriptions(session.mailboxes.own)
    const all = await session.mailboxes.list(namespacesOf([pattern]))
    const names = new Map<string, boolean>()
    for (const listed of [...all, ...gone(all, subscriptions)]) {
      if (!isShown(listed) || !isSubscribed(listed, subscriptions)) continue
      if (matches(pattern, listed.name)) names.set(listed.name, true)
      // RFC 3501 6.3.9: with `%`, one above a subscribed mailbox that the pattern does not reach is shown.
      else if (pattern.includes('%')) {
        for (const above of namesAbove(listed.name))
          if (!names.has(above) && matches(pattern, above)) names.set(above, false)
      }
    }
    for (const [name, isItself] of names)
      session.output.line(`* LSUB (${isItself ? '' : '\\Noselect'}) "/" ${mailboxName(name, session)}`)
  },
})

function namespacesOf(patterns: readonly string[]): { others: boolean; public: boolean } {
  return {
    others: patterns.some((pattern) => mayReach(pattern, OTHER_USERS)),
    public: patterns.some((pattern) => mayReach(pattern, PUBLIC_FOLDERS)),
  }
}

/** RFC 9051 6.3.9.1: with SUBSCRIBED, names are listed whose mailboxes are not there any more. */
function gone(all: readonly Listed[], subscriptions: Subscriptions): Listed[] {
  const places = all.flatMap(({ place }) => place ?? [])
  return subscriptions
    .namesWithout(places)
    .map((name) => ({ ...GONE, name, hasChildren: all.some((other) => other.name.startsWith(`${name}/`)) }))
}

const GONE = { place: undefined, selectable: false, hasChildren: false, specialUse: undefined, isGone: true } as const

function isShown(listed: Listed): boolean {
  return listed.selectable || listed.isGone === true
}

function isSubscribed({ place, isGone }: Listed, subscriptions: Subscriptions): boolean {
  return isGone === true || (place !== undefined && subscriptions.has(place))
}

/** `a`, `a/b` of `a/b/c`. */
function namesAbove(name: string): string[] {
  const segments = name.split('/')
  return segments.slice(0, -1).map((_, at) => segments.slice(0, at + 1).join('/'))
}

function isSelected({ selection }: Arguments, listed: Listed, subscriptions: Subscriptions): boolean {
  if (selection.has('subscribed') && !(isShown(listed) && isSubscribed(listed, subscriptions))) return false
  return !selection.has('special-use') || listed.specialUse !== undefined
}

/** What is selected below it; SPECIAL-USE selects so, too (RFC 6154 6). */
function recursiveMatches(
  args: Arguments,
  { name }: Listed,
  all: readonly Listed[],
  subscriptions: Subscriptions,
): Listed[] {
  if (!args.selection.has('recursivematch')) return []
  return all.filter(
    (other) => isShown(other) && other.name.startsWith(`${name}/`) && isSelected(args, other, subscriptions),
  )
}

/** `("CHILDINFO" ("SUBSCRIBED"))` */
function childInfo({ selection }: Arguments): string {
  const bases = (['subscribed', 'special-use'] as const).filter((option) => selection.has(option))
  return ` ("CHILDINFO" (${bases.map((option) => `"${option.toUpperCase()}"`).join(' ')}))`
}

function attributesOf(
  { selection, returns, extended }: Arguments,
  listed: Listed,
  subscriptions: Subscriptions,
): string[] {
  const attributes: string[] = []
  if (!listed.selectable) attributes.push(extended && listed.place === undefined ? '\\NonExistent' : '\\Noselect')
  attributes.push(listed.hasChildren ? '\\HasChildren' : '\\HasNoChildren')
  if ((selection.has('subscribed') || returns.subscribed) && isShown(listed) && isSubscribed(listed, subscriptions)) {
    attributes.push('\\Subscribed')
  }
  // RFC 6154 2: a plain LIST may show them, too, and clients that know no LIST-EXTENDED look for them there.
  if (listed.specialUse !== undefined) attributes.push(listed.specialUse)
  return attributes
}

function line(session: Session, listed: Listed, attributes: readonly string[]): string {
  return `* LIST (${attributes.join(' ')}) "/" ${mailboxName(listed.name, session)}`
}

/** What RETURN asked for beyond the line itself. */
async function more(session: Session, { returns }: Arguments, { place, selectable, name }: Listed): Promise<void> {
  if (place === undefined || !selectable) return
  const { output } = session
  if (returns.myRights)
    output.line(`* MYRIGHTS ${mailboxName(name, session)} ${lettersOf(place.folder.rights) || '""'}`)
  if (returns.status !== undefined) {
    output.line(`* STATUS ${mailboxName(name, session)} (${await formatStatus(session, place, returns.status)})`)
  }
}
