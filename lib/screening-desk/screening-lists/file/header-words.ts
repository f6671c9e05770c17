import type { DestinationField } from '@/lib/compliance/screening/types'

/**
 * The meaning of a header word: a part of an address (`whole` is an address in one cell), a party that receives, one
 * that orders, or one that only pays, sells, sends or is registered (`other`). `away` turns a party into one that does
 * not receive ("ship from", "bank of the recipient"); a `fact` is a date, a number or a remark; a `thing` is goods and
 * an `id` an identifier, unless it is beside a part of an address ("country code").
 */
export type HeaderWord =
  | Exclude<DestinationField, 'text'>
  | 'whole'
  | 'postal'
  | 'delivery'
  | 'consignee'
  | 'end-user'
  | 'distributor'
  | 'notify'
  | 'customer'
  | 'other'
  | 'away'
  | 'fact'
  | 'thing'
  | 'id'
  | 'filler'

/** In English, Russian, Ukrainian and German, folded like readHeader does: lower case, no marks on Latin letters. */
const WORDS: readonly (readonly [HeaderWord, string])[] = [
  ['delivery', 'ship shipto shipping deliver deliverto delivery destination dest discharge unloading dropoff'],
  ['delivery', 'доставка доставки доставке доставку назначения назначение куда поставки выгрузки разгрузки выдачи'],
  ['delivery', 'призначення розвантаження вивантаження видачі liefer lieferung lieferungs versand ziel bestimmungs'],
  ['consignee', 'consignee consignees recipient recipients receiver receivers кому'],
  ['consignee', 'получатель получателя получателю грузополучатель грузополучателя грузополучателю'],
  ['consignee', 'отримувач отримувача одержувач одержувача вантажоодержувач вантажоодержувача вантажоотримувач'],
  ['consignee', 'empfanger empfaenger empfangers warenempfanger warenempfaenger'],
  ['end-user', 'enduser endcustomer ultimate endverwender endnutzer endkunde endkunden endempfanger'],
  ['end-user', 'конечный конечного конечному кінцевий кінцевого'],
  ['distributor', 'distributor distributors intermediate intermediary дистрибьютор дистрибьютора'],
  ['distributor', 'посредник посредника дистрибютор посередник handler zwischenhandler vertriebspartner'],
  ['notify', 'notify notifyparty уведомляемая уведомления сповіщення benachrichtigung'],
  ['customer', 'customer customers buyer buyers client clients purchaser kunde kunden kaufer kaufers besteller'],
  ['customer', 'покупатель покупателя клиент клиента заказчик заказчика контрагент контрагента партнер партнера'],
  ['customer', 'покупець покупця клієнт клієнта замовник замовника абонент потребитель потребителя споживач споживача'],
  [
    'other',
    'billing bill billto invoice invoiced payer sold soldto shipper shippers seller sellers supplier suppliers',
  ],
  ['other', 'sender senders exporter vendor vendors consignor manufacturer legal registered registration headquarters'],
  ['other', 'agent forwarder carrier broker applicant pickup loading origin'],
  ['other', 'юр юридический юридического юридическая регистрации плательщик плательщика отправитель отправителя'],
  ['other', 'грузоотправитель грузоотправителя поставщик поставщика продавец продавца производитель изготовитель'],
  ['other', 'экспортер агент агента перевозчик откуда погрузки загрузки отправления'],
  ['other', 'юридичний юридична юридичної реєстрації платник платника відправник відправника вантажовідправник'],
  [
    'other',
    'вантажовідправника постачальник постачальника продавець продавця виробник звідки завантаження відправлення',
  ],
  ['other', 'rechnung rechnungs absender absenders lieferant lieferanten verkaufer verkaufers zahler hersteller'],
  ['other', 'spediteur sitz rechtssitz firmensitz abhol abgangs'],
  ['away', 'from bank банк банка банку payment payments платежа платежу средств beneficiary iban von'],
  [
    'whole',
    'address addresses addr location place port station airport warehouse facility site point terminal ' +
      'depot coordinates gps',
  ],
  ['whole', 'адрес адреса адресу адреси пункт место місце порт порта станция станція аэропорт аеропорт склад склада'],
  ['whole', 'координаты координати adresse adressen anschrift hafen lager standort'],
  ['address', 'street road line house building apartment apt suite unit улица улицы дом дома корпус квартира офис'],
  ['address', 'вулиця вулиці будинок strasse strassen hausnummer hausnr'],
  ['postalCode', 'zip zipcode postcode postalcode pincode индекс індекс plz postleitzahl'],
  ['postal', 'postal mailing post почтовый почтовая поштовий поштова почта пошта'],
  ['city', 'city cities town settlement locality suburb village municipality город города населенный населенного'],
  ['city', 'поселок місто міста населений населеного нп stadt ort gemeinde ortschaft'],
  ['region', 'region state province oblast county district krai raion prefecture регион региона область области край'],
  [
    'region',
    'район района республика субъект регіон регіону область області району республіка bundesland kreis provinz',
  ],
  ['country', 'country nation iso iso2 iso3 страна страны країна країни land lander laender staat'],
  ['latitude', 'lat latitude широта breitengrad'],
  ['longitude', 'lon lng long longitude долгота довгота langengrad laengengrad'],
  [
    'name',
    'name names fullname firstname lastname surname first last company organization organisation firm contact user',
  ],
  ['name', 'person имя фамилия фио наименование название организация организации компания компании фирма сторона'],
  ['name', 'пользователь пользователя'],
  ['name', 'імя прізвище піб назва найменування організація організації компанія користувач користувача'],
  ['name', 'firma firmen vorname nachname ansprechpartner unternehmen'],
  [
    'fact',
    'date time day phone telephone tel mobile fax email mail amount sum price cost costs total subtotal tax taxes',
  ],
  ['fact', 'vat fee fees charge discount currency rate weight volume qty quantity status method tracking service'],
  ['fact', 'description note notes comment comments remark tin instructions terms incoterms'],
  ['fact', 'ip web url website risk source tags created paid fulfilled updated title type window option zone'],
  ['fact', 'дата время срок телефон телефона сумма цена стоимость валюта ндс вес количество статус способ метод трек'],
  ['fact', 'описание примечание комментарий инн кпп окпо огрн почты менеджер ответственный тип'],
  ['fact', 'час сума ціна вартість пдв вага кількість спосіб опис примітка коментар єдрпоу'],
  ['fact', 'datum zeit telefon handy fax betrag preis summe kosten wahrung menge gewicht beschreibung'],
  ['fact', 'bemerkung art hinweis'],
  ['thing', 'sku item items lineitem product products goods cargo товар товара товары товару товари груз груза вантаж'],
  ['thing', 'артикул ware waren artikel'],
  ['id', 'id no nr num number numbers code codes order orders номер код коду заказ заказа пп ид'],
  ['id', 'замовлення nummer bestellung bestellnummer'],
  ['filler', 'of the to a an and or for in by at full short main primary actual final local english end party key'],
  [
    'filler',
    'факт физ доп сторона сторони и по для в на полный полная полное фактический фактическая та з до повний ' +
      'повна фактичний фактична',
  ],
  ['filler', 'населення пункту der die das des und zum zur nach an'],
]

/** Each word with its meaning; the first list that contains a word decides. */
export const HEADER_WORDS: ReadonlyMap<string, HeaderWord> = new Map(
  WORDS.toReversed().flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const)),
)

export const LONGEST_HEADER_WORD = Math.max(...[...HEADER_WORDS.keys()].map(({ length }) => length))
