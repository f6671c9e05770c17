/** What is wrong with a package, as a message for its reader. The message has no full stop. */
export class Fault extends Error {}
