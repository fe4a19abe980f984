/** The EWS schema: what elements there are, and what they are as values. */
import { Schema } from './schema.ts'
import { table } from './data/table.generated.ts'

export const schema: Schema = new Schema(table)

export { schemaDocument, serviceDescription } from './print.ts'
export { readElement, Violation } from './read.ts'
export { type ElementUse, errorsNamespace, messagesNamespace, type Prefix, typesNamespace } from './schema.ts'
export { readSimple } from './simple.ts'
export type * from './data/types.generated.ts'
export { type Base64, bytesOf, isStreamed, streamed } from './values.ts'
export { writeElement } from './write.ts'
