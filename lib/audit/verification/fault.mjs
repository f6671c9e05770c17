/** What is wrong with a package, in words for whoever was handed it. */
export class Fault extends Error {}
