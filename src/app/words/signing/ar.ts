// The words that a participant reads while signing, in Arabic.
// NOT YET CHECKED BY A NATIVE SPEAKER. When it has been, `checked` becomes true and this line goes away.
import type { SigningWords } from './sv.ts'

export const ar: SigningWords = {
  name: 'العربية',
  lang: 'ar',
  dir: 'rtl',
  checked: false,
  noticeVersion: '2026-1',

  chooseLanguage: 'اختر اللغة',
  signHere: 'وقّع هنا',
  signed: 'عدد الموقّعين',
  back: 'رجوع',
  goOn: 'متابعة',

  noticeTitle: 'كيف نتعامل مع بياناتك',
  noticeLabels: {
    who: 'من المسؤول؟',
    why: 'لماذا؟',
    ground: 'الأساس القانوني',
    sees: 'من يراها؟',
    howLong: 'إلى متى؟',
    rights: 'حقوقك',
  },
  notice: {
    who: '{office} هي الجهة المسؤولة عن بياناتك. للأسئلة: {contact}.',
    why: 'نحتفظ باسمك وتوقيعك، واسم جمعيتك أو شركتك إن أردت. هذا يبيّن لمن يموّل المشروع أن الاجتماع قد عُقد وكم شخصاً شارك فيه.',
    ground:
      'الأساس القانوني هو مصلحتنا المشروعة في تقديم تقرير عن المشروع (اللائحة العامة لحماية البيانات، المادة 6.1 و).',
    sees: 'يمكن لمن أدار الاجتماع ولإدارة المشروع ولمن يدققون المشروع الاطلاع على البيانات. لا يراها المشاركون الآخرون. لا تُباع ولا تُستخدم للإعلانات.',
    howLong:
      'نحتفظ بالبيانات ما دام من الممكن تدقيق المشروع، وحتى نهاية عام {year} على أبعد تقدير. بعد ذلك تُحذف.',
    rights:
      'يمكنك رفض التوقيع. لك الحق في الاطلاع على بياناتك وطلب تصحيحها أو حذفها والاعتراض على احتفاظنا بها. يمكنك تقديم شكوى إلى الهيئة السويدية لحماية الخصوصية، imy.se.',
  },
  askHere: 'الشخص الذي يدير الاجتماع',

  yourName: 'اسمك',
  organisation: 'الجمعية أو الشركة (إن أردت)',
  signature: 'توقيعك',
  drawHere: 'اكتب هنا بإصبعك أو بقلم',
  undo: 'تراجع عن الخط',
  clear: 'مسح',
  sign: 'وقّع',

  nameMissing: 'اكتب اسمك.',
  noIdentityNumber: 'لا تكتب الرقم الشخصي. الاسم يكفي.',
  tooLong: 'النص طويل جداً. اكتب نصاً أقصر.',
  signatureMissing: 'اكتب توقيعك في المربع.',
  tooSmall: 'التوقيع صغير جداً. من فضلك اكتبه بحجم أكبر قليلاً.',
  notSaved: 'تعذّر الحفظ. ما كتبته ما زال موجوداً. أخبر الشخص الذي يدير الاجتماع.',

  cannotSign: 'لا أستطيع التوقيع',
  cannotWords: 'في هذه الحالة يؤكد الشخص الذي يدير الاجتماع أنك حاضر.',
  witness: 'اسم الشخص الذي يؤكد',
  witnessMissing: 'اكتب اسم الشخص الذي يؤكد.',
  witnessSign: 'تأكيد',
  iCanSign: 'أريد أن أوقّع بنفسي',

  thanks: 'شكراً!',
  thanksWords: 'تم حفظ توقيعك.',
  questions: 'ثلاثة أسئلة اختيارية',
  questionsWords: 'تُحفظ الإجابات بدون اسمك وتُخلط مع إجابات الآخرين. يمكنك تخطيها.',
  age: 'كم عمرك؟',
  ages: { 'under-31': '30 سنة أو أقل', '31-64': 'من 31 إلى 64 سنة', '65-plus': '65 سنة أو أكثر' },
  gender: 'الجنس',
  genders: { woman: 'امرأة', man: 'رجل', other: 'غير ذلك' },
  origin: 'أين وُلدت؟',
  origins: {
    abroad: 'خارج السويد',
    'parents-abroad': 'في السويد، وكلا الوالدين خارجها',
    sweden: 'في السويد',
  },
  skip: 'تخطّ',
  done: 'تم',
  next: 'الشخص التالي',
}
