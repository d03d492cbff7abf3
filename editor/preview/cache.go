package preview

import (
	"container/list"
	"image"
	"sync"
)

// imageRoom is how many bytes of painted pages are kept: some twenty at the usual size, and those in view whatever theirs.
const imageRoom = 64 << 20

// imageKey names a painted page by what is on it and how large it is.
type imageKey struct {
	content uint64
	size    image.Point
}

// cache keeps the painted pages that were used last. It may be used from any goroutine.
type cache struct {
	mu    sync.Mutex
	kept  map[imageKey]*list.Element
	order list.List // of *painted, the one used last in front
	bytes int
}

type painted struct {
	key imageKey
	img *image.RGBA
}

func newCache() *cache { return &cache{kept: map[imageKey]*list.Element{}} }

// get returns a painted page, or nil.
func (c *cache) get(k imageKey) *image.RGBA {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.kept[k]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*painted).img
}

// put keeps a painted page, and lets go of those not used for longest when there are too many.
func (c *cache) put(k imageKey, img *image.RGBA) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept[k] != nil {
		return
	}
	c.kept[k] = c.order.PushFront(&painted{k, img})
	c.bytes += len(img.Pix)
	for c.bytes > imageRoom && c.order.Len() > 1 {
		last := c.order.Remove(c.order.Back()).(*painted)
		delete(c.kept, last.key)
		c.bytes -= len(last.img.Pix)
	}
}

// clear lets go of all.
func (c *cache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.kept)
	c.order.Init()
	c.bytes = 0
}
