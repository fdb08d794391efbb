// Vietnamese words as the search compares them. publish/search/tokens.py does the same to the texts of the index.
(() => {
  const STROKES = { đ: "d̵", ð: "d̵", ł: "l̵", ø: "o̵", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const MARKS = /[\u0300-\u036f]/g;
  const Y = /^([hklmst]|qu)y$/;
  const MONTH = /th[aá]ng (\d{1,2})[ /-](?=\d{4}(?!\d))/gi;
  const SYLLABLE = /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/;
  const WORD = /[\p{L}\p{N}\u0300-\u036f]+/gu;
  const LETTER = /[^\u0300-\u036f][\u0300-\u036f]*/g;
  const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]?/g;
  const DAY = /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g;
  const LONGEST = 300; // characters of a query that are read: longer than any sentence that somebody pastes

  // Words of a text with their places: [{word, at, end}, …].
  const words = (text) => [...text.matchAll(WORD)].map((found) => ({ word: found[0], at: found.index, end: found.index + found[0].length }));

  // A word with its marks, small, decomposed, its tones at the end: «hoà» is «hòa», «ký» is «kí», 03 is 3.
  const form = (word) => {
    const letters = word.normalize("NFC").toLowerCase().replace(/[đðłøıßæœ]/g, (letter) => STROKES[letter]).normalize("NFD");
    return (letters.replace(TONES, "").replace(Y, "$1i") + (letters.match(TONES) ?? []).join("")).replace(/^0+(?=[0-9])/, "");
  };
  const bare = (form) => form.replace(MARKS, "");
  const isToned = (form) => form.match(TONES) !== null;
  const isSyllable = (form) => SYLLABLE.test(bare(form));

  // Whether a form has every mark that was typed; what was typed without marks may have any. With `begun` the word may go on.
  const fits = (typed, form, begun = false) => {
    if (typed === form) return true;
    const [asked, given] = [typed, form].map((text) => text.replace(TONES, "").match(LETTER) ?? []);
    if (given.length !== asked.length && !(begun && given.length > asked.length)) return false;
    const tones = typed.match(TONES);
    if (tones && tones.join("") !== (form.match(TONES) ?? []).join("")) return false;
    return asked.every((letter, i) => [...letter].every((mark) => given[i].includes(mark)));
  };

  // What was typed, as parts that must all be found: {kind: word | tied | quoted, text, words, forms}. Signs within a word tie its parts (3-12-2024, Pu-tin);
  // a day in the order of computers (2024-12-03) is read as one, a month (tháng 12 2024) too.
  const parse = (typed) => {
    const text = typed.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, LONGEST);
    const parts = [];
    const cut = (found) => ({ words: found.map(({ word }) => word), forms: found.map(({ word }) => form(word)) });
    const plain = (piece) => {
      for (const chunk of piece.replace(DAY, "$3-$2-$1").replace(MONTH, "$1-").split(" ")) {
        const found = words(chunk);
        const capital = /^\P{L}*\p{Lu}/u.test(chunk);
        if (found.length) parts.push({ kind: found.length > 1 ? "tied" : "word", ...cut(found), text: chunk, capital });
      }
    };
    let at = 0;
    for (const quoted of text.matchAll(QUOTED)) {
      plain(text.slice(at, quoted.index));
      const found = words(quoted[1]);
      if (found.length) parts.push({ kind: "quoted", ...cut(found), text: quoted[1].trim() });
      at = quoted.index + quoted[0].length;
    }
    plain(text.slice(at));
    return { text, parts, complete: / $/.test(typed) || parts.at(-1)?.kind === "quoted" };
  };

  // Where a row of tests (form => boolean, one for each word) holds in a row of forms: the first word of each place.
  const places = (forms, row) => {
    const found = [];
    for (let at = 0; at + row.length <= forms.length; at++) if (row.every((test, i) => test(forms[at + i]))) found.push(at);
    return found;
  };

  // Which characters of a text the rows of tests hold for: [[at, end], …]. Marked words with nothing but spaces between them are one.
  const marked = (text, rows) => {
    const found = words(text);
    const forms = found.map(({ word }) => form(word));
    const [hit, inner] = [new Set(), new Set()];
    for (const row of rows) {
      for (const at of places(forms, row)) row.forEach((_, i) => (i && inner.add(at + i), hit.add(at + i)));
    }
    return found.reduce((spans, { at, end }, i) => {
      if (!hit.has(i)) return spans;
      const goesOn = hit.has(i - 1) && (inner.has(i) || /^\s*$/.test(text.slice(found[i - 1].end, at)));
      if (goesOn) spans.at(-1)[1] = end;
      else spans.push([at, end]);
      return spans;
    }, []);
  };

  bdSearch.put("text", { words, form, bare, isToned, isSyllable, fits, parse, places, marked });
})();
