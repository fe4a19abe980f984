/**
 * 8-bit strings of the address book, in the code page that a client names. They are held as one character for each byte,
 * as everywhere in the model. [MS-OXNSPI] 3.1.4.3
 */
import { latin1Text } from '#codec/binary/index.ts'
import { decodeText, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { NspiError } from './operation.ts'

/** [MS-OXNSPI] 2.2.1.5: the one that every server has to know, and the one that is none. */
export const CodePage = { teletex: 20261, unicode: 1200 } as const

export interface TextForm {
  to8(text: string): string
  from8(bytes: string): string
}

const forms = new Map<number, TextForm>()

/** Throws unknownCodePage. */
export function textForm(codePage: number): TextForm {
  let form = forms.get(codePage)
  if (!form) {
    // ASCII is the same in T.61, and nobody has its accents; Western European is what Exchange's own clients mean by it.
    const charset = codePage === CodePage.teletex ? 'windows-1252' : findCharsetOfCodePage(codePage)
    if (codePage === CodePage.unicode || charset === undefined) throw new NspiError('unknownCodePage')
    form = {
      to8: (text) => {
        const bytes = encodeText(text, charset)
        return latin1Text(bytes, 0, bytes.length)
      },
      from8: (bytes) => decodeText(Buffer.from(bytes, 'latin1'), charset),
    }
    forms.set(codePage, form)
  }
  return form
}
