package csvfile

import (
	"strings"
	"unicode"
)

// months are the names of months in the main European languages, folded, with their usual short forms.
var months = monthNames(
	"january jan janvier janv januar janner jaenner jan يناير ژانویه enero ene gennaio gen janeiro januari styczen stycznia sty ocak oca leden ledna январь января янв",
	"february feb feber fevrier fevr فبراير شباط فوریه fev februar febrero febbraio fevereiro februari luty lutego lut subat sub unor unora февраль февраля фев",
	"march mar مارس آذار اذار mars marz maerz mrz marzo marco maart mrt marzec marca mart brezen brezna март марта мар",
	"april apr أبريل ابريل إبريل نيسان آوریل avril avr abril abr aprile kwiecien kwietnia kwi nisan nis duben dubna апрель апреля апр",
	"may مايو أيار ايار مه mai mayo maggio mag maio mei maj maja mayis kveten kvetna май мая",
	"june jun يونيو حزيران ژوئن juin juni junio giugno giu junho czerwiec czerwca cze haziran haz cerven cervna июнь июня июн",
	"july jul يوليو تموز ژوئیه juillet juil juli julio luglio lug julho lipiec lipca lip temmuz tem cervenec cervence июль июля июл",
	"august aug أغسطس اغسطس آب اوت aout aou agosto ago augustus augusti sierpien sierpnia sie agustos agu srpen srpna август августа авг",
	"september sep سبتمبر أيلول ايلول سپتامبر sept septembre septiembre set settembre setembro wrzesien wrzesnia wrz eylul eyl zari сентябрь сентября сен сент",
	"october oct أكتوبر اكتوبر اکتبر octobre oktober okt octubre ottobre ott outubro out pazdziernik pazdziernika paz ekim eki rijen rijna октябрь октября окт",
	"november nov نوفمبر نوامبر novembre noviembre novembro listopad listopada lis kasim kas listopadu ноябрь ноября ноя",
	"december dec ديسمبر دسامبر decembre dezember dez diciembre dic dicembre dezembro des desember december grudzien grudnia gru aralik ara prosinec prosince декабрь декабря дек",
)

func monthNames(lines ...string) map[string]int {
	names := map[string]int{}
	for i, line := range lines {
		for _, name := range strings.Fields(line) {
			names[name] = i + 1
		}
	}
	return names
}

// periodWords are the words beside the number of a quarter, a half or a week.
var periodWords = map[string]period{
	"q": quarterPeriod, "qtr": quarterPeriod, "quarter": quarterPeriod, "t": quarterPeriod, "trim": quarterPeriod, "trimestre": quarterPeriod,
	"quartal": quarterPeriod, "kw": weekPeriod, "w": weekPeriod, "wk": weekPeriod, "week": weekPeriod, "woche": weekPeriod, "semaine": weekPeriod,
	"semana": weekPeriod, "h": halfPeriod, "half": halfPeriod, "hj": halfPeriod, "halbjahr": halfPeriod, "s": halfPeriod, "semestre": halfPeriod,
	"m": monthPeriod, "кв": quarterPeriod, "квартал": quarterPeriod, "ceyrek": quarterPeriod, "trimestral": quarterPeriod, "kwartaal": quarterPeriod,
	"fy": fiscalPeriod, "cy": yearPeriod,
}

// untils are words between the first and the last of the days of a period.
var untils = words("to until till through thru bis au al hasta")

// vagueWords are words for a part of a period.
var vagueWords = words("mid middle early late beginning start anfang mitte debut mi inicio inicios principios mediados")

// solarMonths are the months of the Solar Hijri calendar, which begins its years in March.
var solarMonths = words(`farvardin ordibehesht khordad tir mordad amordad shahrivar mehr aban azar dey bahman esfand
	فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند`)

// solar stands for a month of that calendar.
const solar = "solar hijri"

// fillers are words of a date that say nothing about which it is.
var fillers = words(`de del of the le la el den der di d st nd rd th er ere o a end ending ended
	mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
	lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
	г года год 年 月 日 year
	lunes martes miercoles jueves viernes sabado domingo`)

// missing are cells that say that there is no reading.
var missing = words(`n/a na n.a n.a. #n/a n/d nd n.d n.d. n/r nr n.r. - -- --- – — … ... .. . · : ? ?? x tbc tbd tba t.b.c. t.b.d.
	null none nan #null! #value! #ref! #div/0! #name? #num! #n/a! (blank) blank empty k.a. k.a ka s/d s.d. s.o. p.m.
	unknown unk. inconnu unbekannt desconocido ignoto missing pending withheld suppressed confidential undisclosed unavailable unverified`)

// missingPhrases are those of several words.
var missingPhrases = words2("not verified", "not available", "not reported", "not known", "not yet known", "not published", "not yet published", "not disclosed",
	"not applicable", "not measured", "not assessed", "no data", "no reading", "no report", "no figure", "no estimate", "no information", "no value",
	"to be confirmed", "to be determined", "to be announced", "non disponible", "nicht verfügbar", "keine angabe", "keine daten", "sin datos",
	"no disponible", "non vérifié", "non verifie", "nicht verifiziert", "no verificado", "données manquantes", "dato non disponibile", "could not be verified", "no access")

// sums are the words of rows and columns that add others up.
var sums = words(`total totals subtotal sum average avg mean median minimum maximum summe gesamt insgesamt durchschnitt mittelwert zwischensumme
	somme moyenne totale media promedio suma totaal gemiddelde итого среднее всего ytd`)

// changes are the first words of what is the change of something else.
var changes = words(`change changes chg delta difference diff increase yoy mom qoq veranderung veranderungen differenz zunahme variation evolution variacion variazione`)

// rowSums are words of rows, rather than of columns, that are made of others.
var rowSums = words2("max", "min", "maximum", "minimum", "std. dev.", "std dev", "stdev", "std", "standard deviation", "change", "% change", "growth", "% growth", "y/y", "m/m", "yoy", "mom", "high", "low", "range", "count")

func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		set[word] = true
	}
	return set
}

func words2(phrases ...string) map[string]bool {
	set := map[string]bool{}
	for _, phrase := range phrases {
		set[phrase] = true
	}
	return set
}

// isMissing tells whether a cell says that there is no reading.
func isMissing(cell string) bool {
	if cell == "" {
		return true
	}
	if len(cell) > 64 {
		return false
	}
	text := strings.ToLower(cell)
	if text[0] == '(' && text[len(text)-1] == ')' {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	if text == "" {
		return true
	}
	if text[0] == ':' && len(text) <= 4 && strings.Trim(text[1:], " abcdefghijklmnopqrstuvwxyz") == "" {
		return true // with a flag
	}
	if rest := strings.TrimLeft(text, "$€£¥ "); rest == "-" || rest == "–" || rest == "—" {
		return true // bookkeepers' 0, or nothing: who writes 0 as a dash leaves it open
	}
	return missing[text] || missingPhrases[text] || missingPhrases[strings.TrimRight(text, ".")]
}

// fold is text in small letters without accents, for looking words up.
func fold(text string) string {
	isPlain := true
	for i := range len(text) {
		if c := text[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			isPlain = false
			break
		}
	}
	if isPlain {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		r = unicode.ToLower(r)
		if base, ok := accents[r]; ok {
			b.WriteString(base)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

var accents = foldedLetters("aàáâãäåāăą", "cçćč", "dďđ", "eèéêëēęě", "gğ", "iìíîïīı", "lł", "nñńň", "oòóôõöøőō", "rř", "sśšşș", "tťțţ", "uùúûüūůű", "yýÿ", "zźżž")

func foldedLetters(groups ...string) map[rune]string {
	folded := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe"}
	for _, group := range groups {
		for _, r := range group[1:] {
			folded[r] = group[:1]
		}
	}
	return folded
}

// tokens are the words and numbers of a text, folded.
func tokens(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != '$' })
}
