/**
 * What of a message is searched: one text for each field. The letters stand before the words in the index and are stored:
 * never change one.
 *
 *   s subject    p people: names and addresses   b body: what is shown   n names of attachments
 *   c content of attachments that are text, attached mails among them
 *
 * `header` is the rest of the header, of the parts' headers too; it has no words (header-blocks.ts).
 */
export const fieldLetter = { subject: 's', people: 'p', body: 'b', names: 'n', content: 'c' } as const
export type WordField = keyof typeof fieldLetter
export const wordFields = Object.keys(fieldLetter) as WordField[]

export type MessageTexts = Record<WordField | 'header', string>

export function noTexts(): MessageTexts {
  return { subject: '', people: '', body: '', names: '', content: '', header: '' }
}

/** The fields that a query asks. IMAP's BODY is all text of the body structure; a person who asks for bodies means what is shown. */
export function fieldsOf(
  asked: readonly ('subject' | 'body' | 'people' | 'attachments')[] | undefined,
  substring: boolean,
): WordField[] {
  if (!asked) return wordFields
  const fields = new Set<WordField>()
  for (const one of asked) {
    if (one === 'attachments') fields.add('names').add('content')
    else fields.add(one)
    if (one === 'body' && substring) fields.add('content')
  }
  return [...fields]
}
