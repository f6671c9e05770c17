// Files as shops, forwarders and accountants export them, written here for the tests. Everybody in them is invented.

/** A file of text, what is screened of it, and what comes of its rows, from the first to the last. */
type SampleFile = {
  name: string
  text: string
  basis: 'delivery' | 'only' | 'unsure' | 'whole-row'
  /** Line of the header; null where there is none. */
  headerLine: number | null
  screened: readonly string[]
  outcomes: readonly ('blocked' | 'review' | 'clear')[]
}

const lines = (...all: string[]): string => `${all.join('\n')}\n`

const SHOPIFY: SampleFile = {
  name: 'orders_export_1.csv',
  text: lines(
    'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Vendor,Tags',
    '#1001,anna@example.com,paid,2026-05-02,USD,10.00,4.00,0.00,14.00,,Standard,2026-05-02,1,Brass lamp,10.00,Anna Weber,Domstr. 5,Domstr. 5,,,Berlin,10115,,DE,,Anna Weber,ul. Lenina 3,ul. Lenina 3,,,Simferopol,295000,,RU,,,Lampen,',
    '#1002,boris@example.com,paid,2026-05-02,USD,10.00,4.00,0.00,14.00,,Standard,2026-05-02,1,Brass lamp,10.00,Boris K,ul. Lenina 3,ul. Lenina 3,,,Simferopol,295000,,RU,,Anna Weber,Domstr. 5,Domstr. 5,,,Berlin,10115,,DE,,,Lampen,',
    '#1003,vera@example.com,paid,2026-05-03,USD,10.00,4.00,0.00,14.00,,Standard,2026-05-03,1,Brass lamp,10.00,Vera M,ul. Lenina 3,ul. Lenina 3,,,Simferopol,295000,,RU,,,,,,,,,,,,,Lampen,',
    '#1004,otto@example.com,paid,2026-05-03,USD,10.00,4.00,0.00,14.00,,Standard,2026-05-03,1,Brass lamp,10.00,Otto,Domstr. 5,Domstr. 5,,,Berlin,10115,,DE,,Otto,Domstr. 5,Domstr. 5,,,Berlin,10115,,DE,,,Lampen,',
  ),
  basis: 'delivery',
  headerLine: 1,
  screened: [
    'Shipping Name',
    'Shipping Street',
    'Shipping Address1',
    'Shipping City',
    'Shipping Zip',
    'Shipping Country',
  ],
  // The second is billed to Crimea and delivered to Berlin; the third has no delivery address but that of the bill.
  outcomes: ['blocked', 'review', 'blocked', 'clear'],
}

const WOOCOMMERCE: SampleFile = {
  name: 'woocommerce-orders.csv',
  text: lines(
    'order_id,order_date,status,billing_first_name,billing_last_name,billing_address_1,billing_city,billing_state,billing_postcode,billing_country,billing_phone,shipping_first_name,shipping_last_name,shipping_address_1,shipping_city,shipping_state,shipping_postcode,shipping_country,customer_note,order_total',
    '71,2026-05-02,completed,Anna,Weber,Domstr. 5,Berlin,,10115,DE,,Anna,Weber,Naberezhnaya 4,Kerch,Crimea,298300,UA,,14.00',
    '72,2026-05-02,completed,Anna,Weber,Domstr. 5,Berlin,,10115,DE,,Anna,Weber,Domstr. 5,Berlin,,10115,DE,please send on to Sevastopol,14.00',
  ),
  basis: 'delivery',
  headerLine: 1,
  screened: [
    'shipping_first_name',
    'shipping_last_name',
    'shipping_address_1',
    'shipping_city',
    'shipping_state',
    'shipping_postcode',
    'shipping_country',
  ],
  outcomes: ['blocked', 'review'],
}

const BILL_OF_LADING: SampleFile = {
  name: 'bills-of-lading.csv',
  text: lines(
    'B/L No,Shipper,Consignee,Notify Party,Port of Loading,Port of Discharge,Description of Goods',
    '"17","Lampen GmbH, Domstr. 5, Berlin, Germany","Parus, Naberezhnaya 4, Sevastopol","Bank, Unter den Linden 1, Berlin, Germany","Hamburg, Germany","Novorossiysk, Russia",Lamps',
    '"18","Lampen GmbH, Domstr. 5, Berlin, Germany","Meridian, Tverskaya 7, Moscow, Russia","Parus, Naberezhnaya 4, Sevastopol","Hamburg, Germany","Novorossiysk, Russia",Lamps',
    '"19","Parus, Naberezhnaya 4, Sevastopol","Meridian, Tverskaya 7, Moscow, Russia","Bank, Unter den Linden 1, Berlin, Germany","Hamburg, Germany","Novorossiysk, Russia",Lamps',
  ),
  basis: 'delivery',
  headerLine: 1,
  screened: ['Consignee', 'Notify Party', 'Port of Discharge'],
  // In the last it is the shipper who is in Crimea.
  outcomes: ['blocked', 'blocked', 'review'],
}

const ONE_C: SampleFile = {
  name: 'контрагенты.csv',
  text: lines(
    '№;Контрагент;ИНН;Юридический адрес;Адрес доставки;Телефон;Комментарий',
    '1;ООО «Ромашка»;7701234567;125009, г. Москва, ул. Тверская, д. 7;295000, Республика Крым, г. Симферополь, ул. Киевская, д. 1;;',
    '2;ООО «Меридиан»;7707654321;295000, Республика Крым, г. Симферополь, ул. Киевская, д. 1;420021, г. Казань, ул. Баумана, д. 1;;',
    '3;ООО «Сфера»;1655123456;420021, г. Казань, ул. Баумана, д. 1;420021, г. Казань, ул. Баумана, д. 1;;',
  ),
  basis: 'delivery',
  headerLine: 1,
  screened: ['Контрагент', 'Адрес доставки'],
  outcomes: ['blocked', 'review', 'clear'],
}

const CITY_CITY: SampleFile = {
  name: 'two-cities.csv',
  text: lines('City,City', 'Berlin,Sevastopol', 'Sevastopol,Berlin', 'Berlin,Hamburg'),
  basis: 'unsure',
  headerLine: 1,
  screened: ['City', 'City (2)'],
  outcomes: ['blocked', 'blocked', 'clear'],
}

const TITLED: SampleFile = {
  name: 'titled.csv',
  text: lines('Orders of May', '', 'Customer,City,Country', 'Parus,Sevastopol,', 'Otto,Berlin,Germany'),
  basis: 'only',
  headerLine: 3,
  screened: ['Customer', 'City', 'Country'],
  outcomes: ['blocked', 'clear'],
}

const SEP: SampleFile = {
  name: 'sep.csv',
  text: lines(
    'sep=;',
    'Empfänger;Lieferadresse;Rechnungsadresse',
    'Parus;"Kiewer Str. 1, Simferopol";"Domstr. 5, Berlin"',
  ),
  basis: 'delivery',
  headerLine: 2,
  screened: ['Empfänger', 'Lieferadresse'],
  outcomes: ['blocked'],
}

const TWO_ROW_HEADER: SampleFile = {
  name: 'two-row-header.csv',
  text: lines(
    '№;Відправник;;Одержувач;;;Сума',
    ';Назва;Місто;Назва;Місто;Країна;',
    '1;Лампа;Київ;Парус;Севастополь;Україна;10',
    '2;Лампа;Севастополь;Меридіан;Київ;Україна;10',
  ),
  basis: 'delivery',
  headerLine: 1,
  screened: ['Одержувач Назва', 'Одержувач Місто', 'Одержувач Країна'],
  outcomes: ['blocked', 'review'],
}

const HEADERLESS: SampleFile = {
  name: 'no-header.csv',
  text: lines('17,Meridian,Berlin,Germany', '18,Parus,Naberezhnaya 4,Sevastopol'),
  basis: 'whole-row',
  headerLine: null,
  screened: ['Column 1', 'Column 2', 'Column 3', 'Column 4'],
  outcomes: ['clear', 'blocked'],
}

const BILLING_ONLY: SampleFile = {
  name: 'billing-only.csv',
  text: lines('Invoice,Billing address,Supplier address', '1,"Domstr. 5, Berlin","Naberezhnaya 4, Sevastopol"'),
  basis: 'unsure',
  headerLine: 1,
  screened: ['Billing address', 'Supplier address'],
  outcomes: ['blocked'],
}

const RAGGED: SampleFile = {
  name: 'ragged.csv',
  text: lines(
    'Name,Address,City',
    'Parus,Naberezhnaya 4, office 5,Sevastopol',
    'Otto,Domstr. 5,Berlin',
    'Sever,"Nab. 4',
    'Anna,Domstr. 5,Berlin',
  ),
  basis: 'only',
  headerLine: 1,
  screened: ['Name', 'Address', 'City'],
  outcomes: ['blocked', 'clear', 'clear', 'clear'],
}

export const SAMPLE_FILES: readonly SampleFile[] = [
  SHOPIFY,
  WOOCOMMERCE,
  BILL_OF_LADING,
  ONE_C,
  CITY_CITY,
  TITLED,
  SEP,
  TWO_ROW_HEADER,
  HEADERLESS,
  BILLING_ONLY,
  RAGGED,
]
