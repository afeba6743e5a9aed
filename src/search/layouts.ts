/** What each key gives in three layouts, without and with Shift, in the same order. */
const layouts = [
  '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
  'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
  '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ',
].map((keys) => [...keys]);

/** What was meant if the keyboard was left in another layout: English, Russian or Thai; nothing where a sign is not in it. */
export function otherLayouts(typed: string): string[] {
  return layouts.flatMap((from) => {
    const keys = [...typed].map((sign) => (sign === ' ' ? -1 : from.indexOf(sign)));
    if (keys.some((key, index) => key < 0 && typed[index] !== ' ')) return [];
    return layouts
      .filter((to) => to !== from)
      .map((to) => keys.map((key) => to[key] ?? ' ').join(''));
  });
}
