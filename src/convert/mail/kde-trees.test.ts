/**
 * Which parts of a mail are text, HTML, files, mails, signed, encrypted, beside the trees of KDE's mimetreeparser. Where we
 * differ, `known-differences.json` says who is right and why.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Part, parseStructure } from '#codec/mime/index.ts'
import { bundleFiles, corpus } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import { selectBodies } from './bodies.ts'
import known from './known-differences.json' with { type: 'json' }

const options = { skip: corpus ? false : 'no corpus' }

type Tree = { kind: string; children: Tree[] }

test('the trees of KDE mimetreeparser', options, () => {
  const items = bundleFiles('eml/kde-messagelib.jsonl')
  const found = new Map<string, string[]>()
  let compared = 0
  for (const [name, tree] of items) {
    const mail = items.get(name.replace(/\.tree$/, ''))
    if (!name.endsWith('.tree') || !mail) continue
    compared++
    const theirs = print(parseTree(Buffer.from(tree).toString('utf8')))
    const ours = print({ kind: 'MessagePartList', children: treesOf(parseStructure(mail)) })
    if (ours !== theirs) found.set(name.replace(/^.*\/|\.mbox\.tree$/g, ''), [`${ours}, not ${theirs}`])
  }
  assert.ok(compared > 20, `only ${compared}`)
  assertKnown(known, 'kde', found)
})

/** Lines ` * MimeTreeParser::Kind`, indented by their depth. */
function parseTree(text: string): Tree {
  const path: Tree[] = []
  for (const [, indent = '', kind = ''] of text.matchAll(/^( +)\* MimeTreeParser::(\w+)$/gm)) {
    const tree: Tree = { kind, children: [] }
    path.length = indent.length - 1
    path.at(-1)?.children.push(tree)
    path.push(tree)
  }
  return path[0] as Tree
}

/** What is behind encryption cannot be seen here; how a text is cut up by inline OpenPGP is not asked. */
function print({ kind, children }: Tree): string {
  const isLeaf = /^(TextMessagePart|EncryptedMessagePart|AttachmentMessagePart)$/.test(kind) || children.length === 0
  const short = kind.replace(/Message|Part/g, '') || 'List'
  return isLeaf ? short : `${short}(${children.map(print).join(' ')})`
}

/** How mimetreeparser would call our parts: what we take for a body, and for a file. */
function treesOf(root: Part): Tree[] {
  const files = new Set(selectBodies(root).attachments.map(({ part }) => part))
  return treesIn(root, files)
}

function treesIn(part: Part, files: ReadonlySet<Part>): Tree[] {
  const leaf = (kind: string): Tree[] => [{ kind, children: [] }]
  if (part.type === 'multipart') return multipart(part, files)
  if (part.message) return [{ kind: 'EncapsulatedRfc822MessagePart', children: treesOf(part.message) }]
  if (files.has(part)) return leaf('AttachmentMessagePart')
  return leaf(part.subtype === 'html' ? 'HtmlMessagePart' : 'TextMessagePart')
}

function multipart(part: Part, files: ReadonlySet<Part>): Tree[] {
  const { subtype, parts, parameters } = part
  if (subtype === 'alternative') return [{ kind: 'AlternativeMessagePart', children: [] }]
  if (subtype === 'encrypted') return [{ kind: 'EncryptedMessagePart', children: [] }]
  const isSigned =
    subtype === 'signed' &&
    parts.length === 2 &&
    parameters.get('protocol') === parts[1]?.type + '/' + parts[1]?.subtype
  if (isSigned && /(pgp|pkcs7)-signature$/.test(parameters.get('protocol') ?? ''))
    return [{ kind: 'SignedMessagePart', children: treesIn(parts[0] as Part, files) }]
  return [{ kind: 'MimeMessagePart', children: parts.flatMap((child) => treesIn(child, files)) }]
}
