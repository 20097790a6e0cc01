// The words that a participant reads while signing, in Tigrinya.
// NOT YET CHECKED BY A NATIVE SPEAKER. When it has been, `checked` becomes true and this line goes away.
import type { SigningWords } from './sv.ts'

export const ti: SigningWords = {
  name: 'ትግርኛ',
  lang: 'ti',
  dir: 'ltr',
  checked: false,
  noticeVersion: '2026-1',

  chooseLanguage: 'ቋንቋ ምረጽ',
  signHere: 'ኣብዚ ፈርም',
  signed: 'ዝፈረሙ',
  back: 'ተመለስ',
  goOn: 'ቀጽል',

  noticeTitle: 'ንሓበሬታኻ ከመይ ንሕዞ',
  noticeLabels: {
    who: 'ሓላፊ መን እዩ፧',
    why: 'ስለምንታይ፧',
    ground: 'ሕጋዊ መሰረት',
    sees: 'መን ይርእዮ፧',
    howLong: 'ክሳብ መዓስ፧',
    rights: 'መሰላትካ',
  },
  notice: {
    who: '{office} ንሓበሬታኻ ሓላፊ እዩ። ሕቶ እንተሃልዩካ፦ {contact}።',
    why: 'ስምካን ክታምካን፣ እንተደሊኻ ድማ ስም ማሕበርካ ወይ ትካልካ ንዕቅብ። እዚ ነቶም ንፕሮጀክት ዝኸፍሉ፣ እቲ ኣኼባ ከም ዝተኻየደን ክንደይ ሰባት ከም ዝተሳተፉን የርኢ።',
    ground: 'ሕጋዊ መሰረቱ፣ ብዛዕባ ፕሮጀክት ጸብጻብ ንምቕራብ ዘለና ሕጋዊ ረብሓ እዩ (ሓፈሻዊ ሕጊ ምክልኻል ሓበሬታ፣ ዓንቀጽ 6.1 f)።',
    sees: 'እቲ ንኣኼባ ዝመርሐ፣ መራሕቲ ፕሮጀክትን ነቲ ፕሮጀክት ዝምርምሩን ክርእይዎ ይኽእሉ። ካልኦት ተሳተፍቲ ኣይርእይዎን። ኣይሽየጥን ንረክላም እውን ኣይጥቀመሉን።',
    howLong: 'ሓበሬታ፣ ፕሮጀክት ክምርመር ክሳብ ዝኽእል ይዕቀብ፣ እንተነውሐ ክሳብ መወዳእታ {year}። ድሕሪኡ ይድምሰስ።',
    rights:
      'ንምፍራም እምቢ ክትብል ትኽእል ኢኻ። ሓበሬታኻ ክትርኢ፣ ክእረም ወይ ክድምሰስ፣ ከምኡውን ብምሓዝና ክትቃወም መሰል ኣለካ። ናብ በዓል መዚ ምክልኻል ብሕትውና ሽወደን፣ imy.se፣ ጥርዓን ከተቕርብ ትኽእል።',
  },
  askHere: 'እቲ ንኣኼባ ዝመርሕ',

  yourName: 'ስምካ',
  organisation: 'ማሕበር ወይ ትካል (እንተደሊኻ)',
  signature: 'ክታምካ',
  drawHere: 'ኣብዚ ብኣጻብዕትኻ ወይ ብብርዒ ጽሓፍ',
  undo: 'ነቲ መስመር ምለስ',
  clear: 'ደምስስ',
  sign: 'ፈርም',

  nameMissing: 'ስምካ ጽሓፍ።',
  noIdentityNumber: 'ናይ መንነት ቁጽሪ ኣይትጽሓፍ። ስም ይኣክል።',
  tooLong: 'ኣዝዩ ነዊሕ እዩ። ቁሩብ ኣሕጽሮ።',
  signatureMissing: 'ክታምካ ኣብቲ ሳጹን ጽሓፍ።',
  tooSmall: 'እቲ ክታም ኣዝዩ ንእሽቶ እዩ። በጃኻ ቁሩብ ኣዕብዮ።',
  notSaved: 'ክዕቀብ ኣይከኣለን። ዝጸሓፍካዮ ኣሎ። ነቲ ንኣኼባ ዝመርሕ ንገሮ።',

  cannotSign: 'ክፍርም ኣይክእልን',
  cannotWords: 'ሽዑ እቲ ንኣኼባ ዝመርሕ ኣብዚ ከም ዘለኻ የረጋግጽ።',
  witness: 'ስም እቲ ዘረጋግጽ ሰብ',
  witnessMissing: 'ስም እቲ ዘረጋግጽ ሰብ ጽሓፍ።',
  witnessSign: 'ኣረጋግጽ',
  iCanSign: 'ባዕለይ ክፍርም እደሊ',

  thanks: 'የቐንየለይ!',
  thanksWords: 'ክታምካ ተዓቂቡ ኣሎ።',
  questions: 'ሰለስተ ብወለንታ ዝምለሱ ሕቶታት',
  questionsWords: 'መልስታት ብዘይ ስምካ ይዕቀቡን ምስ ናይ ካልኦት ይሕወሱን። ክትዘልሎም ትኽእል ኢኻ።',
  age: 'ዕድመኻ ክንደይ እዩ፧',
  ages: { 'under-31': '30 ዓመት ወይ ትሕቲኡ', '31-64': '31–64 ዓመት', '65-plus': '65 ዓመት ወይ ልዕሊኡ' },
  gender: 'ጾታ',
  genders: { woman: 'ሰበይቲ', man: 'ሰብኣይ', other: 'ካልእ' },
  origin: 'ኣበይ ተወሊድካ፧',
  origins: { abroad: 'ኣብ ወጻኢ', 'parents-abroad': 'ኣብ ሽወደን፣ ክልቲኦም ወለደይ ኣብ ወጻኢ', sweden: 'ኣብ ሽወደን' },
  skip: 'ዝለሎ',
  done: 'ተወዲኡ',
  next: 'ቀጻሊ ሰብ',
}
