/** What a message class may be in the ROPs of receive folders. [MS-OXCSTOR] 2.2.1.2.1 */

const longest = 255

/** ASCII that can be read, no dot at the ends, no two dots in a row. Nothing at all names the default. */
export function isMessageClass(text: string): boolean {
  return text.length < longest && /^[\x20-\x7e]*$/.test(text) && !/^\.|\.$|\.\./.test(text)
}
