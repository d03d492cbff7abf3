//go:build accessibility

#include <stdlib.h>
#include <windows.h>

// The beginning of an element of Fyne's, what of it concerns us: struct FyneUIAElement in accessibility_windows.c.
struct element {
	void *simple, *fragment, *root;
	LONG references;
	int isRoot;
	HWND window;
	int id;
	struct element *parent;
	WCHAR *name;
};

void __real_free(void *);
void __real_WinAccessibilityAddElement(const char *, int, double, double, double, double);
void __real_WinAccessibilityClearElements(void);
void __real_WinAccessibilityUpdate(void);

static int told;            // elements since the last ClearElements
static int there;           // elements that the last Update has left
static volatile DWORD busy; // the thread in Update, while it frees
static int frees;           // how often it will yet free: a name, then its element, and nothing else in between
static WCHAR *name;         // the name that it would have freed last

// drop frees an element and its name, or leaves them to who holds it, who frees them with the last reference.
static void drop(struct element *e)
{
	WCHAR *its = name;
	name = NULL;
	if (e->name == its && InterlockedDecrement(&e->references) > 0)
		return;
	__real_free(its);
	__real_free(e);
}

void __wrap_free(void *p)
{
	if (busy == 0 || busy != GetCurrentThreadId()) {
		__real_free(p);
		return;
	}
	if (frees % 2 == 0)
		name = p;
	else
		drop(p);
	if (--frees == 0)
		busy = 0;
}

void __wrap_WinAccessibilityClearElements(void)
{
	told = 0;
	__real_WinAccessibilityClearElements();
}

void __wrap_WinAccessibilityAddElement(const char *label, int role, double x, double y, double width, double height)
{
	told++;
	__real_WinAccessibilityAddElement(label, role, x, y, width, height);
}

// Update frees the elements that were there, one after the other and before it tells anybody, or as many new ones that are the same.
void __wrap_WinAccessibilityUpdate(void)
{
	frees = 2 * there;
	there = told;
	if (frees > 0)
		busy = GetCurrentThreadId();
	__real_WinAccessibilityUpdate();
	busy = 0;
}

// Cleanup would free the window's own element too, whoever holds it. It is called when the window goes, and the program with it.
void __wrap_WinAccessibilityCleanup(void) {}
