/**
 * Why a file is not read as a table, as a message that follows its name: "has more than 1,000 columns". Its size is
 * compared with what can be screened before it fills the memory of the browser.
 */
export class TableRefusal extends Error {}
