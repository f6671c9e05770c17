// Phrases that are not used here, with what to write instead: standard terms of the field, in plain English.

/** @type {{ pattern: RegExp, instead: string }[]} */
export const REFUSED_PHRASES = [
  [/\banew\b|\bafresh\b|\bonce more\b/, 'again'],
  [/\bwhoever\b/, 'the user, anyone who'],
  [/\bsomebody\b|\bnobody\b/, 'someone, no one, or the passive'],
  [/\bsays\b|\bsaid\b/, 'message, description, reports, states'],
  [/\btold\b/, 'informed, shown, described'],
  [/\bin words\b/, 'as text, with a message'],
  [/\bstands\b/, 'is, remains, applies'],
  [/\basked for\b/, 'requested'],
  [/\bhad made\b|\bmade so far\b/, 'generated'],
  [/\blet go of\b/, 'expired, released'],
  [/\bcould not be given\b/, 'failed to generate'],
  [/\bis whole\b|\bnot whole\b/, 'valid, complete'],
  [/\bwaste of\b|\bin a hurry\b/, 'plain words'],
  [/(?<!\bthere )\bis no (?!longer\b|more\b|less\b|later\b|other\b)[a-z]+/, 'is not a ...'],
  [/\bother ways\b/, 'more options'],
  [/\bgoes on\b|\bgo on with\b/, 'continues, resumes'],
  [/\btelephones?\b/, 'phone, mobile'],
  [/\bkept (?:list|rate)s?\b/, 'saved'],
  [/\bplace in the list\b/, 'cursor, position'],
].map(([pattern, instead]) => ({ pattern: new RegExp(pattern.source, 'gi'), instead }))
