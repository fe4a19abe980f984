/**
 * Writes src/model/data/properties.generated.ts and property-names.generated.ts from the table of properties in the
 * specifications' folder. Run it when that table changes: node tools/generate-properties.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { specs } from '#test/corpus.ts'

type Row = Record<string, string>

/** The table's names of types, and ours. */
const types: Record<string, string> = {
  PtypUnspecified: 'unspecified',
  PtypNull: 'null',
  PtypInteger16: 'int16',
  PtypInteger32: 'int32',
  PtypFloating32: 'float32',
  PtypFloating64: 'float64',
  PtypCurrency: 'currency',
  PtypFloatingTime: 'floatingTime',
  PtypErrorCode: 'errorCode',
  PtypBoolean: 'boolean',
  PtypObject: 'object',
  PtypEmbeddedTable: 'object',
  PtypInteger64: 'int64',
  PtypString8: 'string8',
  PtypString: 'string',
  PtypeString: 'string',
  PtypTime: 'time',
  PtypGuid: 'guid',
  PtypServerId: 'serverId',
  PtypRestriction: 'restriction',
  PtypRuleAction: 'ruleAction',
  PtypBinary: 'binary',
  PtypMultipleInteger16: 'int16[]',
  PtypMultipleInteger32: 'int32[]',
  PtypMultipleFloating64: 'float64[]',
  PtypMultipleInteger64: 'int64[]',
  PtypMultipleString8: 'string8[]',
  PtypMultipleString: 'string[]',
  PtypMultipleTime: 'time[]',
  PtypMultipleGuid: 'guid[]',
  PtypMultipleBinary: 'binary[]',
}

if (!specs) throw new Error('The folder of the specifications is absent.')
const rows = readCsv(join(specs, 'properties/properties.csv'))
const mfcmapi = readCsv(join(specs, 'properties/tags-mfcmapi.csv'))
const data = join(import.meta.dirname, '../src/model/data')

const tagged: string[] = []
const named: string[] = []
const names: string[] = []
const sets = new Map<string, string>()
const left: string[] = []

// Properties that [MS-OXPROPS] itself has come first: where two share a tag, that one gives the tag its name.
for (const row of rows.toSorted((a, b) => Number(b.oxprops_section !== '') - Number(a.oxprops_section !== ''))) {
  const name = (row.canonical as string).replace(/^Pid(Tag|Lid|Name)/, '')
  const key = /^[A-Za-z]\w*$/.test(name) ? name : `'${name}'`
  const type = typeOf(row)
  if (row.kind === 'tag') {
    tagged.push(`  ${key}: [${row.id?.toLowerCase()}, '${type}'],`)
  } else if (!row.propset_guid) {
    // Without its set a named property cannot be addressed.
    left.push(name)
    continue
  } else {
    const set = (row.propset as string).replace(/\W/g, '')
    sets.set(set, row.propset_guid)
    const id = row.kind === 'lid' ? `0x${Number(row.lid).toString(16).padStart(4, '0')}` : `'${row.name}'`
    named.push(`  ${key}: ['${set}', ${id}, '${type}'],`)
  }
  const others = (row.alt_names as string)
    .split(';')
    .map((other) => other.trim())
    .filter((other) => other !== '')
  names.push([row.canonical as string, ...others].join(';'))
}

// Sets that have no property of their own in the table, but that clients use.
for (const [set, guid] of [
  ['PS_MAPI', '00020328-0000-0000-c000-000000000046'],
  ['PSETID_Messaging', '41f28f13-83f4-4114-a584-eedb5a6b0bff'],
  ['PSETID_AirSync', '71035549-0739-4dcb-9163-00f0580dbbdf'],
] as const) {
  sets.set(set, guid)
}

const header = `/** Made by tools/generate-properties.ts from [MS-OXPROPS] and the headers of MAPI; not to be edited. */\n`
writeFileSync(
  join(data, 'properties.generated.ts'),
  `${header}
export const tagged = {
${tagged.join('\n')}
} as const

export const sets = {
${[...sets]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([set, guid]) => `  ${set}: '${guid}',`)
  .join('\n')}
} as const

export const named = {
${named.join('\n')}
} as const
`,
)
writeFileSync(
  join(data, 'property-names.generated.ts'),
  `${header}
/** One property a line: its canonical name, then its other names. */
export const names = \`
${names.join('\n')}
\`
`,
)
console.log(`${tagged.length} tagged, ${named.length} named; left out: ${left.join(', ')}`)

function typeOf(row: Row): string {
  const given = types[row.type as string]
  if (given) return given
  const others = new Set((row.alt_names as string).split(';').map((name) => name.trim()))
  const found = mfcmapi
    .filter((tag) => tag.id === row.id && (tag.names as string).split(';').some((name) => others.has(name.trim())))
    .map((tag) => types[tag.type as string])
    .filter((type) => type !== undefined)
  return found.find((type) => type === 'string') ?? found[0] ?? 'unspecified'
}

function readCsv(path: string): Row[] {
  const [head = [], ...lines] = cells(readFileSync(path, 'utf8'))
  return lines.map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ''])))
}

function cells(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') lines.push([])
  }
  return lines.filter((line) => line.length > 1)
}
