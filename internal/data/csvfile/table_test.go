package csvfile

import (
	"strings"
	"testing"
)

// A catalogue of broken tables: the file, and the rectangle that is found in it, its cells parted by bars. What is left out comes after
// that with its line and the reason, and what was mended.
var brokenTables = []struct{ name, file, want string }{
	{"a second table", "name,age,city\nAnn,23,Rome\nBob,34,Oslo\n\nproduct,price\npear,1.5\n",
		"name|age|city/Ann|23|Rome/Bob|34|Oslo/-5 a second table/-6 a second table"},
	{"a second table without a gap", "id,name\n1,Ann\n2,Bob\ncode,label,value\nA,alpha,10\nB,beta,20\n",
		"id|name/1|Ann/2|Bob/-4 a second table/-5 a second table/-6 a second table"},
	{"lines above", "Report generated 2024-03-01\nAuthor: Someone, Dept. of X\n\nid;name;amount\n1;Ann;10,5\n2;Bob;11,5\n",
		"id|name|amount/1|Ann|10,5/2|Bob|11,5/-1 above the table/-2 above the table"},
	{"labels above", "Station:,Tehran\nPeriod:,2024\n,\nDate,Value\n2024-01-01,5\n2024-01-02,6\n",
		"Date|Value/2024-01-01|5/2024-01-02|6/-1 above the table/-2 above the table"},
	{"lines below", "id,name,amount\n1,Ann,10\n2,Bob,11\nTotal,,21\nSource: the office\nNotes: preliminary, subject to revision\n",
		"id|name|amount/1|Ann|10/2|Bob|11/-4 a row that adds others up/-5 a line by itself/-6 a line by itself"},
	{"other delimiters", "id,name,amount\n1,Ann,10\n2;Bob;11\n3,Cy,12\n4\tDi\t13\n",
		"id|name|amount/1|Ann|10/2|Bob|11/3|Cy|12/4|Di|13/+3 its cells are separated by semicolons (;)/+5 its cells are separated by tabs"},
	{"quotes escaped", "id,text,n\n1,\"He said \\\"hi\\\", twice\",10\n2,\"plain\",11\n", "id|text|n/1|He said \"hi\", twice|10/2|plain|11"},
	{"quotes not escaped", "id,text,n\n1,\"He said \"hi\", twice\",10\n2,\"plain\",11\n3,5\" pipe,12\n",
		"id|text|n/1|He said \"hi\", twice|10/2|plain|11/3|5\" pipe|12/+2 a quote that is not closed, or not doubled, was taken for text"},
	{"a quote never closed", "id,text,n\n1,\"open,10\n2,b,11\n3,c,12\n",
		"id|text|n/1|\"open|10/2|b|11/3|c|12/+2 a quote that is not closed, or not doubled, was taken for text"},
	{"lines within quotes", "id,text,n\n1,\"one\ntwo\",10\n2,\"a\n\nb\",11\n", "id|text|n/1|one\ntwo|10/2|a\n\nb|11"},
	{"whole lines in quotes", "\"id,name,amount\"\n\"1,\"\"Ann, B\"\",10\"\n\"2,Bob,11\"\n", "id|name|amount/1|Ann, B|10/2|Bob|11"},
	{"a whole line in quotes", "id,name,amount\n1,Ann,10\n\"2,Bob,11\"\n3,Cy,12\n", "id|name|amount/1|Ann|10/2|Bob|11/3|Cy|12/+3 the whole row was in quotes"},
	{"ragged rows", "id,name,amount,note\n1,Ann,10,ok\n2,Bob,11\n3,Cy,12,late,extra\n4,Di,13,ok\n",
		"id|name|amount|note/1|Ann|10|ok/2|Bob|11|/3|Cy|12|late,extra/4|Di|13|ok/+4 a cell too many was left out, or joined to the one before"},
	{"a delimiter within a cell of two", "url,n\nhttp://a.b/c?d=1,e=2&f,10\nhttp://a.b/x,11\n",
		"url|n/http://a.b/c?d=1,e=2&f|10/http://a.b/x|11/+2 a cell too many was left out, or joined to the one before"},
	{"delimiters behind each row", "id,name,amount\n1,Ann,10,\n2,Bob,11,\n", "id|name|amount/1|Ann|10/2|Bob|11"},
	{"line ends of all kinds", "id,text,n\r\n1,a,10\n2,b,11\r3,c,12", "id|text|n/1|a|10/2|b|11/3|c|12"},
	{"blanks behind delimiters", "id, name, amount\n1, \"Ann, B\", 10\n2, Bob, 11\n", "id|name|amount/1|Ann, B|10/2|Bob|11"},
	{"apostrophes", "id,text,n\n1,it's,10\n2,don't,11\n", "id|text|n/1|it's|10/2|don't|11"},
	{"a header over two rows", ",2023,,2024,\n,in,out,in,out\nA,1,2,3,4\nB,5,6,7,8\n", "|2023 in|2023 out|2024 in|2024 out/A|1|2|3|4/B|5|6|7|8"},
	{"the header again", "id,n\n1,10\nid,n\n2,11\n", "id|n/1|10/2|11/-3 the header again"},
	{"no header", "1,2,3\n4,5,6\n7,8,9\n", "1|2|3/4|5|6/7|8|9"},
	{"words alone", "name,city,colour\nAnn,Rome,red\nBob,Oslo,blue\n", "name|city|colour/Ann|Rome|red/Bob|Oslo|blue"},
	{"set out", "name       n   m\n----     ---  --\nAnn       10   1\nBob            2\n", "name|n|m/Ann|10|1/Bob||2/-2 a rule"},
}

func TestBrokenTables(t *testing.T) {
	for _, c := range brokenTables {
		t.Run(c.name, func(t *testing.T) {
			opts := messyOptions(len(messyBook), Steering{})
			opts.InMemory = true
			f, err := Understand("f.csv", strings.NewReader(c.file), opts)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for row := range f.Table() {
				got = append(got, strings.Join(row, "|"))
			}
			for _, d := range f.Understanding().Dropped {
				got = append(got, "-"+string(rune('0'+d.Line))+" "+d.Reason)
			}
			for _, d := range f.Understanding().Mended {
				got = append(got, "+"+string(rune('0'+d.Line))+" "+d.Reason)
			}
			compare(t, strings.Join(got, "/"), c.want)
		})
	}
}
