const CODES =
  'RU UA US BY KZ AM KG AE AL AR AT AU AZ BA BE BG BR CA CH CL CN CY CZ DE DK EE EG ES FI FR GB GE GR HK HR HU ID IE IL IN IS IT JP KR LT LU LV MA MD ME MK MN MT MX MY NL NO NZ PH PK PL PT QA RO RS SA SE SG SI SK TH TJ TM TN TR TW UZ VN ZA'.split(
    ' ',
  )

const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** Countries a party may be in; those of the customs union and its neighbours first. Empty where the document names none. */
export const COUNTRY_OPTIONS = [
  { value: '', label: 'Not stated' },
  ...CODES.map((code) => ({ value: code, label: names.of(code) ?? code })),
]
