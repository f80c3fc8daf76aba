package csvfile

import (
	"strings"
)

// unitWords are what units are called, and what they come to. A word that is an amount has no base.
var unitWords = map[string]measure{
	"kb/d": {1e3, "b/d"}, "kbd": {1e3, "b/d"}, "kbpd": {1e3, "b/d"}, "kb/day": {1e3, "b/d"}, "tb/d": {1e3, "b/d"}, "tbpd": {1e3, "b/d"}, "mbd": {1e6, "b/d"}, "mb/d": {1e6, "b/d"},
	"mbpd": {1e6, "b/d"}, "mmb/d": {1e6, "b/d"}, "mmbpd": {1e6, "b/d"}, "mmbd": {1e6, "b/d"}, "mb/day": {1e6, "b/d"}, "mbbl/d": {1e6, "b/d"}, "kbbl/d": {1e3, "b/d"},
	"bpd": {1, "b/d"}, "b/d": {1, "b/d"}, "bbl/d": {1, "b/d"}, "bbl/day": {1, "b/d"}, "b/day": {1, "b/d"}, "barrels/day": {1, "b/d"},
	"thousand": {1e3, ""}, "thousands": {1e3, ""}, "000": {1e3, ""}, "k": {1e3, ""}, "th": {1e3, ""}, "tsd": {1e3, ""},
	"million": {1e6, ""}, "millions": {1e6, ""}, "mn": {1e6, ""}, "mln": {1e6, ""}, "mio": {1e6, ""}, "mm": {1e6, ""}, "m": {1e6, ""},
	"billion": {1e9, ""}, "billions": {1e9, ""}, "bn": {1e9, ""}, "bln": {1e9, ""}, "mrd": {1e9, ""}, "trillion": {1e12, ""}, "tn": {1e12, ""}, "trn": {1e12, ""},
	"millionen": {1e6, ""}, "millones": {1e6, ""}, "milioni": {1e6, ""}, "milhoes": {1e6, ""}, "milliard": {1e9, ""}, "milliards": {1e9, ""}, "milliarden": {1e9, ""},
	"miliardi": {1e9, ""}, "md": {1e9, ""}, "mds": {1e9, ""}, "тыс": {1e3, ""}, "тыс.": {1e3, ""}, "млн": {1e6, ""}, "млрд": {1e9, ""}, "трлн": {1e12, ""},
	"долл": {1, "usd"}, "долл.": {1, "usd"}, "долларов": {1, "usd"}, "dolares": {1, "usd"}, "dollari": {1, "usd"}, "mrd.": {1e9, ""}, "mio.": {1e6, ""}, "mill.": {1e6, ""},
	"usd": {1, "usd"}, "$": {1, "usd"}, "us$": {1, "usd"}, "dollar": {1, "usd"}, "dollars": {1, "usd"}, "eur": {1, "eur"}, "€": {1, "eur"}, "euro": {1, "eur"}, "euros": {1, "eur"},
	"irr": {1, "irr"}, "rial": {1, "irr"}, "rials": {1, "irr"}, "toman": {10, "irr"}, "tomans": {10, "irr"}, "irt": {10, "irr"},
	"$bn": {1e9, "usd"}, "$m": {1e6, "usd"}, "$mn": {1e6, "usd"}, "us$bn": {1e9, "usd"}, "us$m": {1e6, "usd"},
	"kg": {1, "kg"}, "kgs": {1, "kg"}, "kilogram": {1, "kg"}, "kilograms": {1, "kg"}, "kilogramme": {1, "kg"}, "kilogrammes": {1, "kg"}, "g": {1e-3, "kg"}, "gram": {1e-3, "kg"}, "grams": {1e-3, "kg"},
	"t": {1e3, "kg"}, "tonne": {1e3, "kg"}, "tonnes": {1e3, "kg"}, "kt": {1e6, "kg"}, "mt": {1e9, "kg"}, "lb": {0.45359237, "kg"}, "lbs": {0.45359237, "kg"}, "pounds": {0.45359237, "kg"},
	"%": {1, "%"}, "percent": {1, "%"}, "pct": {1, "%"}, "per cent": {1, "%"}, "prozent": {1, "%"}, "fraction": {100, "%"},
	"bbl": {1, "b"}, "barrels": {1, "b"}, "barrel": {1, "b"}, "kb": {1e3, "b"}, "mb": {1e6, "b"}, "mmb": {1e6, "b"}, "mbbl": {1e6, "b"},
	"day": {1, "d"}, "daily": {1, "d"}, "week": {1, "week"}, "weekly": {1, "week"}, "month": {1, "month"}, "year": {1, "year"}, "d": {1, "d"},
	"ton": {0, "ton"}, "tons": {0, "ton"}, "km": {1, "km"}, "mi": {1, "mi"}, "miles": {1, "mi"}, "bcm": {1, "bcm"}, "mwh": {1, "mwh"}, "gwh": {1e3, "mwh"}, "twh": {1e6, "mwh"}, "swu": {1, "swu"},
	"ft": {1, "ft"}, "l": {1, "l"}, "litres": {1, "l"}, "gbp": {1, "gbp"}, "£": {1, "gbp"}, "rub": {1, "rub"}, "cny": {1, "cny"}, "yuan": {1, "cny"}, "oz": {1, "oz"}, "dwt": {1, "dwt"},
}

// asUnitWords leaves blanks alone between the words of a unit.
var asUnitWords = strings.NewReplacer("(", " ", ")", " ", "'000", " thousand ", "’000", " thousand ", ",", " ", "/ ", "/", " /", "/",
	"us dollars", "usd", "us dollar", "usd", "u.s. dollars", "usd")
