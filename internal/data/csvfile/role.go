package csvfile

import (
	"strings"
)

// role is what a column of a table is for.
type role uint8

const (
	unusedRole role = iota
	observedRole
	yearRole  // of a date that is spread over columns
	monthRole // or a quarter, or a week
	dayRole
	clockRole
	publishedRole
	indicatorRole
	sourceRole
	unitRole
	scaleRole // of how many of the unit
	qualityRole
	citationRole
	noteRole
	lowRole
	highRole
	spreadRole // what values may be off
	valueRole
)

// roleFields are what the roles are called in the tidy form.
var roleFields = map[role]string{observedRole: "observed", yearRole: "observed", monthRole: "observed", dayRole: "observed", clockRole: "observed",
	publishedRole: "published", indicatorRole: "indicator", sourceRole: "source", unitRole: "unit", scaleRole: "unit", qualityRole: "quality", citationRole: "citation",
	noteRole: "note", lowRole: "low", highRole: "high", spreadRole: "low, high", valueRole: "value"}

// fieldRoles are the roles by the names of --map.
var fieldRoles = map[string]role{"observed": observedRole, "published": publishedRole, "indicator": indicatorRole, "source": sourceRole, "unit": unitRole,
	"quality": qualityRole, "citation": citationRole, "note": noteRole, "low": lowRole, "high": highRole, "value": valueRole}

// hints are the words of headers, folded, by what they hint at; what stands first goes first.
var hints = []struct {
	role    role
	phrases map[string]bool
}{
	{citationRole, phrases("citation|url|link|reference|document|ref|source url|source link|source document|href|web|website|quellenangabe|zitat|lien|enlace|doi")},
	{publishedRole, phrases("published|publication|publication date|date published|published on|released|release|release date|date of release|vintage|report date|date of report|reported on|edition|issued|issue|issue date|known|date of publication|veroffentlicht|veroffentlichung|publie|publie le|date de publication|publicado|pubblicato|ausgabe|forecast date|weo|data vintage")},
	{scaleRole, phrases("unit_mult|unit mult|unit multiplier|multiplier|scale|magnitude|powercode|powercode code|power code|power of ten")},
	{unitRole, phrases("unit|units|einheit|einheiten|unite|unites|unidad|unidades|unita|uom|unit of measure|measure unit|unit_measure|unit measure|eenheid")},
	{qualityRole, phrases("quality|confidence|status|statut|estado|stato|qualitat|qualite|calidad|reliability|verification|verification status|certainty|obs_status|observation status|obs_flag|observation flag|claim|revendication|verifiziert|verified")},
	{lowRole, phrases("low|min|lower|lower bound|low estimate|minimum|lo|from|untergrenze|lower end|low end|p10|p5|p05|p25|lower 95|lower 90|lower 80|lower ci|ci lower|ci low|lci|lcl|lwr")},
	{highRole, phrases("high|max|upper|upper bound|high estimate|maximum|hi|obergrenze|upper end|high end|p90|p95|p75|upper 95|upper 90|upper 80|upper ci|ci upper|ci high|uci|ucl|upr")},
	{spreadRole, phrases("+/-|+/−|±|uncertainty|margin of error|error margin|plus/minus|plus-minus|unsicherheit|incertitude|incertidumbre")},
	{noteRole, phrases("note|notes|remark|remarks|comment|comments|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|remarque|remarques|commentaire|nota|notas|observaciones|observations|details|footnote|footnotes|caveat|caveats|description|beschreibung|opmerking")},
	{indicatorRole, phrases("indicator|indicators|indikator|indicateur|indicador|indicatore|series|serie|series name|series id|series_id|variable|metric|indicator name|indicator id|kennzahl|concept|measure|item|subject")},
	{sourceRole, phrases("source|sources|quelle|quellen|fuente|fuentes|fonte|tracker|publisher|agency|provider|who|reporter|institution|data provider|herausgeber|organisme|organisation|organization|reported by|bron|outlet|said by|reporting source|tracked by")},
	{observedRole, phrases("date|datum|fecha|data|tarih|дата|day|time|timestamp|period|periode|periodo|zeitraum|zeit|month|monat|mes|mois|mese|maand|year|jahr|annee|ano|anno|jaar|week|woche|semaine|semana|settimana|quarter|quartal|trimestre|as of|as-of|as_of|asof|observed|observation|observation date|obs|ref date|reference date|reference period|week ending|week ended|month ending|quarter ending|month end|time period|time_period|jour|tag|dia|giorno|when|datetime|date time|stichtag|stand|date observed|date verified|date of observation|date of attack|date of incident|incident date|event date|event_date|attack date|launch date|we|w/e|week of|reading date|trade date|trading day|year month|yearmonth|yyyymm|yyyy-mm|yyyymmdd|yyyy-mm-dd")},
	{valueRole, phrases("value|amount|wert|werte|valeur|valor|valore|figure|level|count|number|anzahl|nombre|numero|quantity|qty|volume|obs_value|obs value|observation value|menge|betrag|price|rate|reading|measurement|estimate|reported|waarde|n|total|incidents|events|attacks|launches|stock|stockpile|close|closing|last|sell|level reported")},
}

func phrases(text string) map[string]bool { return words2(strings.Split(text, "|")...) }

// hintOf is what a header hints at: by all its words, else by its first or last one.
func hintOf(header string) role {
	text := strings.Join(strings.FieldsFunc(fold(stripBrackets(header)), func(r rune) bool { return strings.ContainsRune(" \t\n.:*", r) }), " ")
	if text == "" {
		return unusedRole
	}
	for _, hint := range hints {
		if hint.phrases[text] || hint.phrases[strings.ReplaceAll(text, "_", " ")] {
			return hint.role
		}
	}
	all := tokens(header)
	if len(all) < 2 || len(all) > 5 {
		return unusedRole
	}
	for _, hint := range hints {
		switch hint.role {
		case observedRole, publishedRole, sourceRole, noteRole, citationRole, unitRole, qualityRole:
			if hint.phrases[all[0]] || hint.phrases[all[len(all)-1]] {
				return hint.role
			}
		}
	}
	return unusedRole
}

// stripBrackets leaves out what stands in brackets.
func stripBrackets(text string) string {
	for {
		open := strings.IndexAny(text, "([{")
		if open < 0 {
			return text
		}
		end := strings.IndexAny(text[open:], ")]}")
		if end < 0 {
			return text[:open]
		}
		text = text[:open] + " " + text[open+end+1:]
	}
}

// besides are the words of headers of numbers that are no readings.
var besides = words(`id no nr number index rank lat latitude lon long longitude lng code row line change chg yoy mom diff difference delta share cumulative cum pct oid objectid fid gid key postcode zip page error se sd stderr stdev std variance`)

// isBeside tells whether a column of numbers is none of readings, by its name.
func isBeside(header string) bool {
	all := tokens(header)
	if len(all) == 0 {
		return false
	}
	if isSumName(header) {
		return true
	}
	text := strings.Join(all, " ")
	return besides[all[0]] && len(all) <= 2 || besides[all[len(all)-1]] && len(all) > 1 && all[len(all)-1] != "number" ||
		strings.Contains(text, "% change") || strings.HasSuffix(header, "#") || strings.HasSuffix(header, "№") || strings.Contains(text, "y y") || strings.Contains(text, "m m")
}

// hasWord tells whether a header has one of the words.
func hasWord(header string, of ...string) bool {
	for _, token := range tokens(header) {
		for _, word := range of {
			if token == word {
				return true
			}
		}
	}
	return false
}
