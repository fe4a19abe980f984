/**
 * A Part tree as bytes, to be stored with each mail: what BODYSTRUCTURE and the sections need without reading the
 * mail again. About 60 to 80 bytes for a usual mail of two parts.
 *
 *   version  part
 *   part = start (from the end of the part before, or the parent's body)  header length  body length  body lines
 *          flags  truncated  type  subtype  encoding  parameters  [raw parameters]  [disposition]  [the strings that
 *          the flags announce]  [the message]  number of parts  parts
 */
import { PackReader, PackWriter } from './pack.ts'
import { noParameters, type ParameterMap, type RawParameter } from './parameters.ts'
import { LIMITS, type Part } from './structure.ts'

const VERSION = 1

const Flag = {
  raw: 0x01,
  disposition: 0x02,
  dispositionRaw: 0x04,
  id: 0x08,
  description: 0x10,
  md5: 0x20,
  language: 0x40,
  location: 0x80,
  message: 0x100,
} as const
const truncations = [undefined, 'unclosed', 'depth', 'count'] as const

export function packStructure(root: Part): Uint8Array {
  const out = new PackWriter()
  out.number(VERSION)
  writePart(out, root, 0)
  return out.bytes
}

/** Throws LayoutError for bytes that `packStructure` did not write. */
export function unpackStructure(bytes: Uint8Array): Part {
  const reader = new PackReader(bytes)
  if (reader.number() !== VERSION) reader.fail('structure of an unknown version')
  const root = readPart(reader, 0, 0)
  reader.end()
  return root
}

function writePart(out: PackWriter, part: Part, base: number) {
  out.number(part.start - base)
  out.number(part.bodyStart - part.start)
  out.number(part.end - part.bodyStart)
  out.number(part.bodyLines)
  out.number(
    (part.rawParameters ? Flag.raw : 0) |
      (part.disposition ? Flag.disposition : 0) |
      (part.disposition?.rawParameters ? Flag.dispositionRaw : 0) |
      (part.id !== undefined ? Flag.id : 0) |
      (part.description !== undefined ? Flag.description : 0) |
      (part.md5 !== undefined ? Flag.md5 : 0) |
      (part.language ? Flag.language : 0) |
      (part.location !== undefined ? Flag.location : 0) |
      (part.message ? Flag.message : 0),
  )
  out.number(truncations.indexOf(part.truncated))
  out.string(part.type)
  out.string(part.subtype)
  out.string(part.encoding)
  writePairs(out, part.parameters)
  if (part.rawParameters) writePairs(out, part.rawParameters)
  if (part.disposition) {
    out.string(part.disposition.type)
    writePairs(out, part.disposition.parameters)
    if (part.disposition.rawParameters) writePairs(out, part.disposition.rawParameters)
  }
  if (part.id !== undefined) out.string(part.id)
  if (part.description !== undefined) out.string(part.description)
  if (part.md5 !== undefined) out.string(part.md5)
  if (part.language) {
    out.number(part.language.length)
    for (const tag of part.language) out.string(tag)
  }
  if (part.location !== undefined) out.string(part.location)
  if (part.message) writePart(out, part.message, part.bodyStart)
  out.number(part.parts.length)
  let from = part.bodyStart
  for (const child of part.parts) {
    writePart(out, child, from)
    from = child.end
  }
}

function readPart(reader: PackReader, base: number, depth: number): Part {
  if (depth > LIMITS.depth + 1) reader.fail('parts are too deep')
  const start = base + reader.number()
  const bodyStart = start + reader.number()
  const end = bodyStart + reader.number()
  const bodyLines = reader.number()
  const flags = reader.number()
  const truncated = truncations[reader.number()]
  const type = reader.string()
  const subtype = reader.string()
  const encoding = reader.string()
  const parameters = readMap(reader)
  const rawParameters = flags & Flag.raw ? readPairs(reader) : undefined
  const disposition =
    flags & Flag.disposition
      ? {
          type: reader.string(),
          parameters: readMap(reader),
          rawParameters: flags & Flag.dispositionRaw ? readPairs(reader) : undefined,
        }
      : undefined
  const id = flags & Flag.id ? reader.string() : undefined
  const description = flags & Flag.description ? reader.string() : undefined
  const md5 = flags & Flag.md5 ? reader.string() : undefined
  const language = flags & Flag.language ? readStrings(reader) : undefined
  const location = flags & Flag.location ? reader.string() : undefined
  const message = flags & Flag.message ? readPart(reader, bodyStart, depth + 1) : undefined
  const parts: Part[] = []
  let from = bodyStart
  for (let left = reader.count(); left > 0; left--) {
    const child = readPart(reader, from, depth + 1)
    parts.push(child)
    from = child.end
  }
  return {
    start,
    bodyStart,
    end,
    bodyLines,
    type,
    subtype,
    parameters,
    rawParameters,
    encoding,
    disposition,
    id,
    description,
    md5,
    language,
    location,
    parts,
    message,
    truncated,
  }
}

function writePairs(out: PackWriter, pairs: ParameterMap | readonly RawParameter[]) {
  out.number('size' in pairs ? pairs.size : pairs.length)
  for (const [name, value] of pairs) {
    out.string(name)
    out.string(value)
  }
}

function readPairs(reader: PackReader): RawParameter[] {
  const pairs: RawParameter[] = []
  for (let left = reader.count(); left > 0; left--) pairs.push([reader.string(), reader.string()])
  return pairs
}

function readMap(reader: PackReader): ParameterMap {
  const pairs = readPairs(reader)
  return pairs.length === 0 ? noParameters : new Map(pairs)
}

function readStrings(reader: PackReader): string[] {
  const strings: string[] = []
  for (let left = reader.count(); left > 0; left--) strings.push(reader.string())
  return strings
}
