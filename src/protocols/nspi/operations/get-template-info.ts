/**
 * GetTemplateInfo: a dialog for a kind of object, or the one of a name.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.9
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.18
 */
import { type TaggedValue } from '#model'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { findTemplate } from '../templates/index.ts'
import { bodies } from '../bodies.ts'

/** [MS-OXNSPI] 2.2.1.14 */
const Flag = { template: 0x01, script: 0x04 } as const
/** [MS-OXOABKT] 2.2.3, 2.2.4: tags that mean something in this answer only. */
const templateData = 0x00010102
const scriptData = 0x00040102
/** [MS-OXOABKT] 2.2.3: a script of no instructions. */
const emptyScript = new Uint8Array(8)

export const getTemplateInfo = operation({
  ...bodies.GetTemplateInfo,
  failed: ({ codePage }) => ({ codePage, row: undefined }),
  async handle(_book, { flags, displayType, dn, codePage, locale }) {
    const template = findTemplate({ displayType, dn, locale }, textForm(codePage))
    if (!template) throw new NspiError('unknownLocale')
    const row: TaggedValue[] = []
    if ((flags & Flag.template) !== 0) row.push({ tag: templateData, value: template })
    if ((flags & Flag.script) !== 0) row.push({ tag: scriptData, value: emptyScript })
    return { codePage, row }
  },
})
