/** Items to outside documents and back: mail (convert/mail). */
export * from './mail/index.ts'
