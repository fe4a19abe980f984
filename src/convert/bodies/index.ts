/** Message bodies in any form from any form. [MS-OXBBODY] */
export { type Bodies, bodiesOf, type BodyKind, NativeBody, setBody, settleBodies } from './bodies.ts'
export { htmlText, textHtml } from './html.ts'
export { bodyFacts, bodyForms, bodyIngredients, bodyValue } from './values.ts'
