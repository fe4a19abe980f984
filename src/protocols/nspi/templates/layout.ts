/**
 * A dialog template: the controls of a dialog and where they stand. [MS-OXOABKT] 2.2.2
 *
 *   u32 1, u32 number of controls, the controls (36 bytes each), texts
 *   control: x, width, y, height; type; flags; property tag; number of characters; where its text begins
 *
 * Places count in units of a dialog (a quarter and an eighth of a character). Texts are 8-bit strings in the client's code
 * page, named by their distance from the beginning. The controls of a page follow it.
 */
import { array, encode, struct, u32 } from '#codec/binary/index.ts'
import type { TextForm } from '../code-page.ts'

/** DTCT_ of MAPI's display tables (PidTagControlType). */
export const ControlType = {
  label: 0,
  edit: 1,
  listBox: 2,
  checkBox: 5,
  groupBox: 6,
  button: 7,
  page: 8,
  multivaluedListBox: 0x0b,
} as const

/** DT_ of MAPI's display tables (PidTagControlFlags). */
export const ControlFlag = { multiline: 1, editable: 2, required: 4, acceptsDoubleBytes: 0x20 } as const

export interface Control {
  type: keyof typeof ControlType
  x: number
  width: number
  y: number
  height: number
  flags?: number
  tag?: number
  /** Characters of an edit box. */
  size?: number
  text?: string
}

const control = struct({
  x: u32,
  width: u32,
  y: u32,
  height: u32,
  type: u32,
  flags: u32,
  tag: u32,
  size: u32,
  text: u32,
})
export const templateHead = struct({ version: u32, controls: array(u32, control) })

const headSize = 8
const controlSize = 36

export function encodeTemplate(controls: readonly Control[], { to8 }: TextForm): Uint8Array {
  let end = headSize + controls.length * controlSize
  const texts: Uint8Array[] = []
  const rows = controls.map(({ type, x, width, y, height, flags = 0, tag = 0, size = 0, text }) => {
    let at = 0
    if (text !== undefined) {
      const bytes = Buffer.from(`${to8(text)}\0`, 'latin1')
      at = end
      end += bytes.length
      texts.push(bytes)
    }
    return { x, width, y, height, type: ControlType[type], flags, tag, size, text: at }
  })
  return Buffer.concat([encode(templateHead, { version: 1, controls: rows }), ...texts])
}
