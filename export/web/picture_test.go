package web

import (
	"bytes"
	"encoding/base64"
	"image"
	"strings"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/picture"
	"planwright/plan/plantest"
)

// TestPicturesStandUpright has a camera hold a picture sideways: browsers may be told so and not listen.
func TestPicturesStandUpright(t *testing.T) {
	file := plantest.Picture("image/jpeg", 9)
	sideways := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(sideways) + 2)}, sideways...)
	turned := append(append([]byte{0xFF, 0xD8}, segment...), file.Bytes[2:]...)
	size := func(data []byte) (image.Point, picture.Turn) {
		info, err := picture.Inspect(data)
		if err != nil {
			t.Fatal(err)
		}
		return image.Pt(info.Width, info.Height), info.Turn
	}
	before, turn := size(turned)
	if turn != picture.RightTurn {
		t.Fatalf("the picture that is made here has turn %d", turn)
	}
	p := &plan.Plan{ID: "p", Languages: []plan.Lang{"en"}, Files: []plan.File{{Hash: "h", Type: "image/jpeg", Bytes: turned}},
		Sections: []plan.Section{{ID: "s", Title: plan.In("en", "T"), Picture: plan.Picture{File: "h", Alt: plan.In("en", `A "harbour" & sea`)}}}}
	_, _, doc := written(t, p, publication.Options{})
	img := all(doc, "img")
	if len(img) != 1 || attr(img[0], "alt") != `A "harbour" & sea` {
		t.Fatalf("%d pictures", len(img))
	}
	data, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(attr(img[0], "src"), "data:image/jpeg;base64,"))
	if err != nil {
		t.Fatal(err)
	}
	after, turn := size(data)
	if turn > picture.Straight || after != image.Pt(before.Y, before.X) {
		t.Errorf("it is %v with turn %d, and was %v", after, turn, before)
	}
	if bytes.Contains(data, []byte("Exif")) {
		t.Error("it still says how it was held")
	}
}
