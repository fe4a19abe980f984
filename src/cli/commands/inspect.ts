/** kontor inspect: what is in a file, with the names of properties and decoded bytes. Needs no server and no data folder. */
import { readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { parseStructure, type Part } from '#codec/mime/index.ts'
import { nodeOfEntryId } from '#codec/pst/index.ts'
import { type DocumentFormat, type Format, isDocumentFormat, readDocument } from '#convert/document/index.ts'
import { itemTree, propertyLines, propertyTexts, treeText } from '#convert/inspect/index.ts'
import { type Pst, type PstFolderEntry, readPst } from '#convert/pst/index.ts'
import { openFileSource } from '#groupware/transfer/file-source.ts'
import { openSource } from '#groupware/transfer/sources/index.ts'
import { formatOf } from '#groupware/transfer/sources/folder.ts'
import { type Item, P } from '#model'
import { type CliContext, UsageError } from '../context.ts'
import { formatOption } from '../transfer-options.ts'

interface Options {
  from?: string
  item?: string
  all?: boolean
  full?: boolean
  decode: boolean
}

const FILE_BYTES_MAX = 512 << 20

export function register(program: Command, context: CliContext): void {
  program
    .command('inspect')
    .argument('<file>', 'EML, MSG, winmail.dat, RTF, ICS, VCF, mbox, PST or OST')
    .option('--from <format>', 'what the file is, where its name and first bytes do not say it')
    .option('--item <id>', 'one item of a data file (0x200024) or of an mbox or list (its number, from 1)')
    .option('--all', 'every item with all its properties; without it, files of many items give an overview')
    .option('--full', 'long values to their end')
    .option('--no-decode', 'leave the bytes of properties as they are')
    .description('show what is in a file: the tree, the properties with their names, decoded values')
    .action(async (file: string, options: Options) => {
      const format = formatOption(options.from, '--from').format ?? formatOf(file)
      if (!format) throw new UsageError(`${file} is of no format that is known; name it with --from`)
      const show = shower(options)
      if (format === 'pst') inspectPst(context, file, { options, show })
      else if (isDocumentFormat(format)) inspectDocument(context, file, { format, options, show })
      else await inspectMany(context, file, { format, options, show })
    })
}

type Show = (item: Item) => { json: unknown; text: string[] }

function shower({ decode, full = false }: Options): Show {
  return (item) => {
    const tree = itemTree(item, { withoutDecoding: !decode })
    return { json: tree, text: treeText(tree, { full }) }
  }
}

interface Inspection {
  options: Options
  show: Show
}

function inspectDocument(
  context: CliContext,
  file: string,
  { format, options, show }: Inspection & { format: DocumentFormat },
): void {
  const { size } = statSync(file)
  if (size > FILE_BYTES_MAX) throw new UsageError(`${file} has ${size} bytes, which is too much for a ${format}`)
  const bytes = readFileSync(file)
  const { items, problems } = readDocument(bytes, format)
  const wanted = options.item === undefined ? undefined : Number(options.item)
  const chosen = items.filter((_, index) => wanted === undefined || index + 1 === wanted)
  if (chosen.length === 0) throw new UsageError(`${file} has ${items.length} items`)
  const shown = chosen.map(({ item, uid }) => ({ uid, ...show(item) }))
  const structure = format === 'eml' ? parseStructure(bytes) : undefined
  context.report({
    json: {
      format,
      ...(structure && { structure: partJson(structure) }),
      items: shown.map(({ json }) => json),
      problems,
    },
    text: [
      `${file}: ${format}, ${size} bytes, ${items.length} item${items.length === 1 ? '' : 's'}`,
      ...(structure ? partTexts(structure, '', '') : []),
      ...shown.flatMap(({ text, uid }, index) => [
        ...(items.length > 1 ? [`item ${wanted ?? index + 1}${uid === undefined ? '' : ` ${uid}`}`] : []),
        ...text.map((line) => `  ${line}`),
      ]),
      ...problems.map((problem) => `problem: ${problem}`),
    ],
  })
}

/** One line for each part, numbered as IMAP does. RFC 9051 6.4.5.1 */
function partTexts(part: Part, number: string, indent: string): string[] {
  const name = number === '' ? 'mail' : `part ${number}`
  const inner = part.parts ?? []
  return [
    `${indent}${name}: ${part.type}/${part.subtype}, bytes ${part.bodyStart} to ${part.end}`,
    ...inner.flatMap((each, index) =>
      partTexts(each, number === '' ? `${index + 1}` : `${number}.${index + 1}`, `${indent}  `),
    ),
  ]
}

function partJson(part: Part): unknown {
  const { type, subtype, start, bodyStart, end, parts } = part
  return { type: `${type}/${subtype}`, start, bodyStart, end, ...(parts && { parts: parts.map(partJson) }) }
}

/** An mbox, a Maildir or a folder: a line for each item, or one of them. */
async function inspectMany(
  context: CliContext,
  file: string,
  { format, options, show }: Inspection & { format: Format },
): Promise<void> {
  const source = openSource(file, { format })
  const lines: string[] = []
  const json: unknown[] = []
  const problems: string[] = []
  let number = 0
  for await (const entry of source.entries()) {
    if (entry.kind === 'folder') continue
    if (entry.kind === 'failure') {
      problems.push(`${entry.where}: ${entry.why}`)
      continue
    }
    number++
    if (options.item !== undefined && Number(options.item) !== number) continue
    const item = await entry.load()
    const whole = options.all || options.item !== undefined ? show(item) : undefined
    lines.push(`${number} ${oneLine(item)}`, ...(whole?.text ?? []).map((line) => `  ${line}`))
    json.push(whole?.json ?? overview(item, number))
  }
  source.close()
  context.report({
    json: { format, items: json, problems },
    text: [`${file}: ${format}, ${number} items`, ...lines, ...problems.map((problem) => `problem: ${problem}`)],
  })
}

function inspectPst(context: CliContext, file: string, { options, show }: Inspection): void {
  const source = openFileSource(file)
  try {
    const pst = readPst(source)
    if (options.item !== undefined) showOne(context, pst, { id: nodeNumber(options.item), show })
    else showTree(context, pst, { file, options, show })
  } finally {
    source.close()
  }
}

function nodeNumber(text: string): number {
  const id = Number(text)
  if (!Number.isInteger(id) || id <= 0)
    throw new UsageError(`--item is "${text}", expected the id of an item as 0x200024`)
  return id
}

function showOne(context: CliContext, pst: Pst, { id, show }: { id: number; show: Show }): void {
  const { item, failure } = pst.item(id)
  if (!item) throw new UsageError(failure)
  const { json, text } = show(item)
  context.report({ json: { item: json, problems: pst.problems }, text: [...text, ...problemTexts(pst)] })
}

function showTree(context: CliContext, pst: Pst, { file, options, show }: Inspection & { file: string }): void {
  const { header } = pst.file
  const top = pst.store.get(P.IpmSubtreeEntryId)
  const head = `${file}: ${pst.format}, version ${header.version}, encoding ${cryptNames[header.cryptMethod] ?? header.cryptMethod}`
  const treeOptions = { withoutDecoding: !options.decode }
  const store = propertyLines(pst.store, treeOptions)
  const text = [head, 'store', ...propertyTexts(store).map((line) => `  ${line}`)]
  const folders: unknown[] = []
  for (const folder of pst.folders()) {
    const shown = folderTexts(pst, folder, { options, show })
    text.push(...shown.text)
    folders.push(shown.json)
  }
  context.report({
    json: {
      format: pst.format,
      version: header.version,
      top: top && nodeOfEntryId(top),
      store,
      folders,
      problems: pst.problems,
    },
    text: [...text, ...problemTexts(pst)],
  })
}

const cryptNames: Readonly<Record<number, string>> = { 0: 'none', 1: 'permute', 2: 'cyclic' }

function folderTexts(
  pst: Pst,
  folder: PstFolderEntry,
  { options, show }: Inspection,
): { text: string[]; json: unknown } {
  const indent = '  '.repeat(folder.path.length)
  const kind = folder.search ? 'search folder' : 'folder'
  const text = [
    `${indent}${kind} 0x${folder.id.toString(16)} ${JSON.stringify(folder.name)} ${folder.properties.get(P.ContainerClass) ?? ''}: ${folder.itemIds.length} items, ${folder.associatedIds.length} hidden`,
  ]
  const items: unknown[] = []
  if (options.all) text.push(...propertyTexts(propertyLines(folder.properties)).map((line) => `${indent}  ${line}`))
  for (const { id, item, failure } of folder.search ? [] : pst.items(folder)) {
    const number = `0x${id.toString(16)}`
    if (!item) {
      text.push(`${indent}  ${number} ${failure}`)
      continue
    }
    const whole = options.all ? show(item) : undefined
    text.push(`${indent}  ${number} ${oneLine(item)}`, ...(whole?.text ?? []).map((line) => `${indent}    ${line}`))
    items.push({ id, ...(whole ? (whole.json as object) : overview(item, id)) })
  }
  const { id, name, path, search, visible } = folder
  return { text, json: { id, name, path, search, visible, hidden: folder.associatedIds.length, items } }
}

function overview({ properties }: Item, id: number): object {
  return { id, class: properties.get(P.MessageClass), subject: properties.get(P.Subject) }
}

function oneLine({ properties, attachments, associated }: Item): string {
  const files = attachments.length > 0 ? `, ${attachments.length} attachment${attachments.length === 1 ? '' : 's'}` : ''
  return `${properties.get(P.MessageClass) ?? ''} ${JSON.stringify(properties.get(P.Subject) ?? '')}${files}${associated ? ', hidden' : ''}`
}

function problemTexts(pst: Pst): string[] {
  return pst.problems.map(({ what, why }) => `problem: ${what}: ${why}`)
}
