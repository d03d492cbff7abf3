package plan

import "strings"

// englishTiming holds the English words of timings.
var englishTiming = func() *vocabulary {
	v := &vocabulary{words: map[string]token{}, to: "to"}
	v.numbered(number, 1, "one;two;three;four;five;six;seven;eight;nine;ten;eleven;twelve")
	v.add("eighteen", token{sort: number, n: 18})
	v.numbered(ordinal, 1, "first;second;third;fourth;fifth")
	v.numbered(month, 1, "january,jan;february,feb;march,mar;april,apr;may;june,jun;july,jul;august,aug;"+
		"september,sept,sep;october,oct;november,nov;december,dec")
	v.numbered(season, 0, "spring;summer;autumn,fall;winter")
	v.numbered(schoolTerm, 0, "spring term;summer term;autumn term")
	v.units("day,days", "week,weeks", "fortnight,fortnights", "month,months", "quarter,quarters,qtr",
		"half,half year,half years", "term,terms", "year,years,yr,yrs")
	v.adverbs("daily", "weekly", "fortnightly", "monthly", "quarterly", "half yearly,biannually,biannual,bi annually,bi annual",
		"termly", "annually,annual,yearly,per annum,pa")
	v.add("biennially,biennial", token{sort: adverb, every: Recurrence{2, Years}})
	v.add("triennially,triennial", token{sort: adverb, every: Recurrence{3, Years}})
	v.add("q", token{sort: quarterSign})
	v.add("h", token{sort: halfSign})
	v.add("y", token{sort: yearSign})
	v.add("financial year,financial years,fiscal year,fy", token{sort: financial})
	v.add("academic year,academic years,school year,ay", token{sort: academic})
	v.add("the plan,this plan,plan period,the plan period,the strategy,this strategy,strategy period,the strategy period", token{sort: wholePlan})
	v.add("from,since,starting,starting in,starting from,beginning in,as of", token{sort: from})
	v.add("by,no later than,not later than,due by,due,on or before,in or before", token{sort: by})
	v.add("before,prior to,pre", token{sort: before})
	v.add("after,following", token{sort: after})
	v.add("until,till,up to,through,through to,up until", token{sort: until})
	v.add("to", token{sort: to})
	v.add("and", token{sort: and})
	v.add("between", token{sort: between})
	v.add("within", token{sort: within})
	v.add("next", token{sort: next})
	v.add("onwards,onward,and onwards,and beyond,and after", token{sort: onwards})
	v.add("present,the present,date,now", token{sort: now})
	v.add("every,each,once every,once each", token{sort: every})
	v.add("other,alternate", token{sort: other})
	v.numbered(times, 1, "once;twice;thrice")
	v.add("times", token{sort: timesWord})
	v.add("a,an,per", token{sort: per})
	v.add("ongoing,on going,continuous,continuously,continual,continually,continuing", token{sort: ongoing})
	v.add("early", token{sort: early})
	v.add("mid,middle", token{sort: middle})
	v.add("late,later", token{sort: late})
	v.add("start,beginning", token{sort: startOf})
	v.add("end,close,year end", token{sort: endOf})
	v.add("then,thereafter,and thereafter,and then", token{sort: then})
	v.add("the,of,in,on,during,over,for,at,throughout,life,lifetime,duration,course,length", token{sort: filler})
	return v
}()

// welshTiming holds the Welsh words of timings, with the forms that mutation gives them.
//
// "Hydref" is October as well as autumn. Alone it is the month; with the article, "yr hydref", it is the season, as in
// Welsh it must be for any sentence about the season.
var welshTiming = func() *vocabulary {
	v := &vocabulary{words: map[string]token{}, to: "i", mutate: true}
	v.numbered(number, 1, "un;dau,dwy,ddau,ddwy;tri,tair,dri,dair;pedwar,pedair,bedwar,bedair;pump,pum,bump,bum;"+
		"chwech,chwe;saith;wyth;naw;deg,ddeg,deng;un ar ddeg;deuddeg,ddeuddeg,deuddeng,ddeuddeng")
	v.add("deunaw,ddeunaw", token{sort: number, n: 18})
	v.numbered(ordinal, 1, "cyntaf,gyntaf;ail;trydydd,drydydd,trydedd,drydedd;pedwerydd,bedwerydd,pedwaredd,bedwaredd;pumed,bumed")
	v.numbered(month, 1, "ionawr,ion;chwefror,chwef;mawrth,fawrth,maw;ebrill,ebr;mai,fai;mehefin,fehefin,meh;"+
		"gorffennaf,orffennaf,ngorffennaf,gorff;awst;medi,fedi;hydref;tachwedd,dachwedd,nhachwedd,thachwedd,tach;rhagfyr,ragfyr,rhag")
	v.numbered(season, 0, "gwanwyn,wanwyn,ngwanwyn;haf;yr hydref,r hydref;gaeaf,aeaf,ngaeaf")
	v.numbered(schoolTerm, 0, "tymor y gwanwyn,tymor gwanwyn,dymor y gwanwyn,dymor gwanwyn;tymor yr haf,tymor haf,dymor yr haf,"+
		"dymor haf;tymor yr hydref,tymor hydref,dymor yr hydref,dymor hydref")
	v.units("diwrnod,ddiwrnod,diwrnodau,dydd", "wythnos,wythnosau", "pythefnos,bythefnos", "mis,fis,misoedd,fisoedd",
		"chwarter,chwarteri", "hanner,hanner blwyddyn", "tymor,dymor,tymhorau,dymhorau",
		"blwyddyn,flwyddyn,blynedd,flynedd,mlynedd,blynyddoedd,flynyddoedd,mlynyddoedd")
	v.adverbs("dyddiol,ddyddiol", "wythnosol", "pythefnosol,bythefnosol", "misol,fisol", "chwarterol",
		"hanner blynyddol", "tymhorol,dymhorol", "blynyddol,flynyddol")
	v.add("q,ch,c", token{sort: quarterSign})
	v.add("h", token{sort: halfSign})
	v.add("bl", token{sort: yearSign})
	v.add("blwyddyn ariannol,flwyddyn ariannol", token{sort: financial})
	v.add("blwyddyn academaidd,flwyddyn academaidd,blwyddyn ysgol,flwyddyn ysgol", token{sort: academic})
	v.add("y cynllun,r cynllun,cyfnod y cynllun,gyfnod y cynllun,y strategaeth,r strategaeth", token{sort: wholePlan})
	v.add("o,ers,gan ddechrau,gan ddechrau yn,yn dechrau", token{sort: from})
	v.add("erbyn,dim hwyrach na", token{sort: by})
	v.add("cyn", token{sort: before})
	v.add("ar ôl,ar ol,wedi", token{sort: after})
	v.add("tan,hyd,hyd at,hyd nes", token{sort: until})
	v.add("i,at", token{sort: to})
	v.add("a,ac", token{sort: and})
	v.add("rhwng", token{sort: between})
	v.add("o fewn,ymhen", token{sort: within})
	v.add("nesaf", token{sort: next})
	v.add("ymlaen,ac ymlaen,a thu hwnt", token{sort: onwards})
	v.add("presennol,r presennol,heddiw", token{sort: now})
	v.add("bob,pob", token{sort: every})
	v.add("yn ail", token{sort: other})
	v.numbered(times, 1, "unwaith;dwywaith,ddwywaith;teirgwaith,deirgwaith")
	v.add("gwaith,waith", token{sort: timesWord})
	v.add("y,yr,r,yn,yng,ym,mewn,ystod,am,dros,oes,drwy gydol,trwy gydol", token{sort: filler})
	v.add("parhaus,barhaus,parhau,barhau", token{sort: ongoing})
	v.add("cynnar,gynnar", token{sort: early})
	v.add("canol,ganol,nghanol", token{sort: middle})
	v.add("hwyr", token{sort: late})
	v.add("dechrau,ddechrau,nechrau", token{sort: startOf})
	v.add("diwedd,ddiwedd,niwedd", token{sort: endOf})
	v.add("yna,wedyn,wedi hynny", token{sort: then})
	return v
}()

// lengths are the units in the order in which units and adverbs take their words.
var lengths = []Recurrence{{1, Days}, {1, Weeks}, {2, Weeks}, {1, Months}, {3, Months}, {6, Months}, {1, Terms}, {1, Years}}

func (v *vocabulary) units(words ...string) {
	for i, w := range words {
		v.add(w, token{sort: unit, every: lengths[i]})
	}
}

func (v *vocabulary) adverbs(words ...string) {
	for i, w := range words {
		v.add(w, token{sort: adverb, every: lengths[i]})
	}
}

// soften returns the name of a Welsh month as it stands after "i": the soft mutation of its first letter, where it has one.
func soften(word string) string {
	for _, m := range [][2]string{{"Rh", "R"}, {"rh", "r"}, {"M", "F"}, {"m", "f"}, {"T", "D"}, {"t", "d"}} {
		if rest, ok := strings.CutPrefix(word, m[0]); ok {
			return m[1] + rest
		}
	}
	if rest, ok := strings.CutPrefix(word, "Go"); ok {
		return "O" + rest
	}
	if rest, ok := strings.CutPrefix(word, "go"); ok {
		return "o" + rest
	}
	return word
}
