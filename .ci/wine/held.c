/* Plays a screen reader that holds an element while the texts of the window change, against Fyne's own file as the release is linked.
   Run by .ci/wine/held-test, once with our step in between and once without, to show that this test can fail. */

/* Every memory that is freed is remembered here, and none is given back, so that what happened can be looked at. */
#include <stdlib.h>
static void *gone[4096];
static int freed;
static void note_free(void *p) { if (p && freed < 4096) gone[freed++] = p; }
static int is_gone(void *p)
{
	for (int i = 0; i < freed; i++)
		if (gone[i] == p)
			return 1;
	return 0;
}

#include FYNE
#include <stdio.h>

#ifdef HELD
void __wrap_WinAccessibilityAddElement(const char *, int, double, double, double, double);
void __wrap_WinAccessibilityClearElements(void);
void __wrap_WinAccessibilityUpdate(void);
#define ADD __wrap_WinAccessibilityAddElement
#define CLEAR __wrap_WinAccessibilityClearElements
#define UPDATE __wrap_WinAccessibilityUpdate
void last_free(void *p) { note_free(p); }
#else
#define ADD WinAccessibilityAddElement
#define CLEAR WinAccessibilityClearElements
#define UPDATE WinAccessibilityUpdate
void __wrap_free(void *p) { note_free(p); }
#endif

static int faults;
static void must(int ok, const char *what)
{
	if (!ok) {
		faults++;
		printf("FAULT: %s\n", what);
	}
}

static void tell(int n, const char *const *labels)
{
	CLEAR();
	for (int i = 0; i < n; i++)
		ADD(labels[i], WinAccessibilityRoleText, 10 * i, 0, 10, 10);
	UPDATE();
}

int main(void)
{
	const char *before[] = {"1.1 Action", "1.1 Measure", "When"}, *after[] = {"1.1 Action, changed", "1.1 Measure"};
	HWND window = CreateWindowW(L"STATIC", L"window", WS_OVERLAPPEDWINDOW, 0, 0, 100, 100, HWND_MESSAGE, NULL, NULL, NULL);
	if (!window)
		return 3;
	WinAccessibilitySetWindow(window);
	tell(3, before);
	must(g_root->childCount == 3 && freed == 0, "three elements stand, and nothing was freed");

	/* The reader takes hold of the first and the last of them, and asks for a name. */
	FyneUIAElement *first = g_root->children[0], *second = g_root->children[1], *last = g_root->children[2];
	WCHAR *its = first->name, *other = second->name;
	S_AddRef(&first->simple);
	S_AddRef(&last->simple);
	S_AddRef(&last->simple);

	tell(3, before);
	must(g_root->children[0] == first && freed == 6, "what is told again unchanged takes no place");
	freed = 0;

	tell(2, after);
	must(g_root->childCount == 2 && g_root->children[0] != first, "the changed window has elements of its own");
	must(!is_gone(first) && !is_gone(its), "what the reader holds is there, and its name");
	must(is_gone(second) && is_gone(other), "what nobody held is freed");
	must(freed == 2, "and nothing else is");
	if (!is_gone(first)) {
		VARIANT v;
		S_GetPropertyValue(&first->simple, UIA_NamePropertyId, &v);
		must(v.vt == VT_BSTR && wcscmp(v.bstrVal, L"1.1 Action") == 0, "it still says its name");
		IRawFragment *next = NULL;
		F_Navigate(&first->fragment, UIANavigateDirection_NextSibling, &next);
		if (next)
			F_Release(next);
		freed = 0;
		must(S_Release(&first->simple) == 0 && is_gone(first) && is_gone(its), "with the last reference it goes, and its name");
	}
	if (!is_gone(last)) {
		must(S_Release(&last->simple) == 1 && !is_gone(last), "who holds it twice has it once more");
		S_Release(&last->simple);
		must(is_gone(last), "and then it goes");
	}
	freed = 0;
	tell(0, NULL);
	must(g_root->childCount == 0 && freed == 4, "an empty window frees what stood there");
	free(malloc(1));
	must(freed == 5, "what else is freed is freed");
	printf(faults ? "%d faults\n" : "ok\n", faults);
	return faults != 0;
}
