/** Why a condition fits or does not: the condition as a tree of sentences, each with its answer and the value that it met. */
import {
  evaluate,
  isNamedTag,
  isNamedProperty,
  type NamedProperty,
  P,
  propertyOfName,
  propertyOfTag,
  type PropertySource,
  type Restriction,
  restrictionText,
  tagId,
  unicodeTag,
  valueText,
} from '#model'

export interface ConditionTrace {
  text: string
  holds: boolean
  /** What the message has there; undefined: nothing. Only on conditions about one property. */
  found?: string
  of?: ConditionTrace[]
}

type Names = ReadonlyMap<number, NamedProperty>

const FOUND_MAX = 200

export function traceCondition(restriction: Restriction, source: PropertySource, names: Names): ConditionTrace {
  const own = { text: restrictionText(restriction, (tag) => nameOf(tag, names)), holds: evaluate(restriction, source) }
  switch (restriction.kind) {
    case 'and':
    case 'or':
      return {
        text: restriction.kind === 'and' ? 'all of' : 'one of',
        holds: own.holds,
        of: restriction.of.map((one) => traceCondition(one, source, names)),
      }
    case 'not':
      return { text: 'not', holds: own.holds, of: [traceCondition(restriction.of, source, names)] }
    case 'comment':
    case 'annotation':
    case 'count':
      return restriction.of ? traceCondition(restriction.of, source, names) : own
    case 'sub': {
      const rows = [...(source.sub?.(restriction.table) ?? [])]
      const kind = unicodeTag(restriction.table) === P.MessageRecipients.tag ? 'recipients' : 'attachments'
      return { ...own, found: `${rows.length} ${kind}` }
    }
    case 'compare': {
      const { left, right } = restriction
      return { ...own, found: `${foundAt(left, source)} and ${foundAt(right, source)}` }
    }
    case 'size':
      return { ...own, found: String(source.sizeOf(restriction.tag) ?? 'nothing') }
    default:
      return { ...own, found: foundAt(restriction.tag, source) }
  }
}

function foundAt(tag: number, source: PropertySource): string {
  const value = source.get(tag)
  if (value === undefined) return 'nothing'
  const text = valueText({ tag, value })
  return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text
}

function nameOf(tag: number, names: Names): string {
  if (!isNamedTag(tag)) return propertyOfTag(tag).name
  const name = names.get(tagId(tag))
  if (!name) return `0x${tagId(tag).toString(16)}`
  const property = propertyOfName(name, 'unspecified')
  return isNamedProperty(property) && property.name !== '' ? property.name : (name.string ?? `${name.set} ${name.lid}`)
}
