// The words that a participant reads while signing, in Somali.
// NOT YET CHECKED BY A NATIVE SPEAKER. When it has been, `checked` becomes true and this line goes away.
import type { SigningWords } from './sv.ts'

export const so: SigningWords = {
  name: 'Soomaali',
  lang: 'so',
  dir: 'ltr',
  checked: false,
  noticeVersion: '2026-1',

  chooseLanguage: 'Dooro luqadda',
  signHere: 'Halkan ku saxiix',
  signed: 'Inta saxiixday',
  back: 'Dib u noqo',
  goOn: 'Sii wad',

  noticeTitle: 'Sida aan u isticmaalno xogtaada',
  noticeLabels: {
    who: 'Yaa mas’uul ka ah?',
    why: 'Sababta?',
    ground: 'Sharciga lagu saleeyay',
    sees: 'Yaa arki kara?',
    howLong: 'Muddo intee le’eg?',
    rights: 'Xuquuqdaada',
  },
  notice: {
    who: '{office} ayaa mas’uul ka ah xogtaada. Su’aalo: {contact}.',
    why: 'Waxaan kaydinaynaa magacaaga, saxiixaaga iyo, haddii aad rabto, ururkaaga ama shirkaddaada. Waxay tusaysaa kuwa bixiya kharashka mashruuca in kulanku dhacay iyo inta qof ee ka qayb gashay.',
    ground:
      'Sharciga lagu saleeyay waa danteenna sharciga ah ee ah inaan ka warbixinno mashruuca (Xeerka Guud ee Ilaalinta Xogta, qodobka 6.1 f).',
    sees: 'Qofka kulanka hayay, maamulka mashruuca iyo kuwa hubiya mashruuca ayaa arki kara xogta. Ka qaybgalayaasha kale ma arki karaan. Lama iibiyo, xayaysiisna looma isticmaalo.',
    howLong:
      'Xogta waxaa la hayaa inta mashruuca la hubin karo, ugu dambayn ilaa dhammaadka {year}. Kaddib waa la tirtiraa.',
    rights:
      'Waad diidi kartaa inaad saxiixdo. Waxaad xaq u leedahay inaad aragto xogtaada, in la saxo ama la tirtiro, iyo inaad ka soo horjeedsato inaan hayno. Waxaad u cabban kartaa Hay’adda Iswiidhan ee Ilaalinta Asturnaanta, imy.se.',
  },
  askHere: 'qofka kulanka haya',

  yourName: 'Magacaaga',
  organisation: 'Urur ama shirkad (haddii aad rabto)',
  signature: 'Saxiixaaga',
  drawHere: 'Halkan ku qor fartaada ama qalin',
  undo: 'Ka noqo xariiqda',
  clear: 'Tirtir',
  sign: 'Saxiix',

  nameMissing: 'Qor magacaaga.',
  noIdentityNumber: 'Ha qorin lambarka aqoonsiga. Magaca ayaa ku filan.',
  tooLong: 'Aad bay u dheer tahay. Wax yar ka soo gaabi.',
  signatureMissing: 'Saxiixaaga ku qor sanduuqa.',
  tooSmall: 'Saxiixu aad buu u yar yahay. Fadlan wax yar ka weynee.',
  notSaved: 'Lama kaydin karin. Wixii aad qortay weli way joogaan. U sheeg qofka kulanka haya.',

  cannotSign: 'Ma saxiixi karo',
  cannotWords: 'Markaas qofka kulanka haya ayaa xaqiijinaya inaad joogto.',
  witness: 'Magaca qofka xaqiijinaya',
  witnessMissing: 'Qor magaca qofka xaqiijinaya.',
  witnessSign: 'Xaqiiji',
  iCanSign: 'Waxaan rabaa inaan anigu saxiixo',

  thanks: 'Mahadsanid!',
  thanksWords: 'Saxiixaaga waa la kaydiyay.',
  questions: 'Saddex su’aalood oo ikhtiyaari ah',
  questionsWords:
    'Jawaabaha waxaa la kaydiyaa iyada oo aan magacaagu ku jirin, waxaana lagu daraa kuwa dadka kale. Waad ka boodi kartaa.',
  age: 'Immisa jir baad tahay?',
  ages: { 'under-31': '30 jir ama ka yar', '31-64': '31–64 jir', '65-plus': '65 jir ama ka weyn' },
  gender: 'Jinsiga',
  genders: { woman: 'Naag', man: 'Nin', other: 'Wax kale' },
  origin: 'Xaggee ku dhalatay?',
  origins: {
    abroad: 'Dibadda',
    'parents-abroad': 'Iswiidhan, labada waalid dibadda',
    sweden: 'Iswiidhan',
  },
  skip: 'Ka bood',
  done: 'Dhammaad',
  next: 'Qofka xiga',
}
