/**
 * The tagged answer to a command: OK, NO or BAD, a response code, a text. RFC 9051 7.1.
 *
 * A handler returns one, or nothing for a plain OK; it throws only a Failure or a LayoutError (failures.ts).
 */
export interface Answer {
  status: 'OK' | 'NO' | 'BAD'
  /** What stands between the brackets. */
  code?: string
  text?: string
}

export const ok = (code?: string, text?: string): Answer => answer('OK', code, text)
export const no = (code: string | undefined, text: string): Answer => answer('NO', code, text)
export const bad = (text: string, code?: string): Answer => answer('BAD', code, text)

function answer(status: Answer['status'], code: string | undefined, text: string | undefined): Answer {
  return { status, ...(code === undefined ? {} : { code }), ...(text === undefined ? {} : { text }) }
}
