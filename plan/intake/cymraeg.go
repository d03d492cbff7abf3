package intake

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	NothingNew: "dim byd newydd",
	Counts: [9][2]string{{"1 flaenoriaeth", "%d o flaenoriaethau"}, {"1 ymrwymiad", "%d o ymrwymiadau"}, {"1 rhes", "%d o resi"},
		{"1 cam gweithredu", "%d o gamau gweithredu"}, {"1 mesur", "%d o fesurau"}, {"1 adran", "%d o adrannau"}, {"1 term", "%d o dermau"},
		{"1 ffigur", "%d o ffigurau"}, {"1 sylw", "%d o sylwadau"}},
}
