package place

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// LogName is the name of the log in the data folder. The one before it ends in ".1".
const LogName = "planwright.log"

// logLimit is the size in bytes at which the log begins anew. Two of them are easily sent by e-mail.
const logLimit = 1 << 20

// Log is the program's log: a text file that begins anew at a fixed size and keeps the one before.
// It is made at the first line, so that a command with nothing to say leaves nothing behind. It may be used from any goroutine.
type Log struct {
	mu    sync.Mutex
	path  string
	limit int64
	file  *os.File
	size  int64
}

// OpenLog returns the log that lies in the folder dir.
func OpenLog(dir string) *Log { return &Log{path: filepath.Join(dir, LogName), limit: logLimit} }

// Logger returns a structured logger that writes lines of text to l.
func (l *Log) Logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelInfo}))
}

// Write adds one line. When the line would take the file over its limit, the file becomes the one before and a new one begins.
func (l *Log) Write(line []byte) (int, error) {
	if len(line) == 0 {
		return 0, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.open(); err != nil {
		return 0, err
	}
	if l.size > 0 && l.size+int64(len(line)) > l.limit {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

// Close closes the file. A later Write opens it again.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.close()
}

func (l *Log) open() error {
	if l.file != nil {
		return nil
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("place: the log: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("place: the log: %w", closing(f, err))
	}
	l.file, l.size = f, info.Size()
	return nil
}

// turn puts the full file aside. Where another process holds it open (Windows then refuses), the file simply grows on.
func (l *Log) turn() error {
	if err := l.close(); err != nil {
		return err
	}
	moved := os.Rename(l.path, l.path+".1")
	if err := l.open(); err != nil {
		return err
	}
	if moved != nil {
		l.size = 0 // try again after another limit's worth of lines, not at each of them
	}
	return nil
}

func (l *Log) close() error {
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}

func closing(f *os.File, err error) error {
	if e := f.Close(); e != nil {
		return fmt.Errorf("%w; %w", err, e)
	}
	return err
}
