// Package held keeps what Fyne tells a screen reader on Windows for as long as the reader holds it.
//
// In Fyne 2.8 each text of the window that changes makes all that was told before be freed (internal/driver/glfw/accessibility_windows.c,
// WinAccessibilityUpdate), also what a screen reader still holds a reference to and asks next: the program may end under its hands, and that
// while somebody writes in it. Here the linker puts a step in between that leaves to the reader what it holds. It is part of a build with
// the tag accessibility; the test of it, in .ci/wine, fails with another version of that file, which may need it no more.
package held
