/* A stand-in for the Windows library bcryptprimitives.dll, which Wine 8 lacks and every Go program asks for at start.
   It exports ProcessPrng, made of the older SystemFunction036 (RtlGenRandom). For testing under Wine only.

   Since each Go program loads it, it also mends the one answer of Wine 8's that Go does not understand: asked to remove a file in the way of
   Windows 10 (FileDispositionInformationEx), Wine says "not implemented", where an older Windows says "not supported" and Go then
   removes the file in the older way. Without this os.RemoveAll, and so t.TempDir, removes nothing. */
#include <windows.h>
#include <string.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
	while (size > 0) {
		ULONG n = size > 0x10000 ? 0x10000 : (ULONG)size;
		if (!SystemFunction036(data, n))
			return FALSE;
		data += n;
		size -= n;
	}
	return TRUE;
}

#define DISPOSITION_EX 64
#define NOT_SUPPORTED ((LONG)0xC00000BB)

typedef LONG (NTAPI *set_information)(HANDLE, PVOID, PVOID, ULONG, ULONG);

static set_information wines;

static LONG NTAPI set_information_file(HANDLE file, PVOID io, PVOID info, ULONG size, ULONG class)
{
	return class == DISPOSITION_EX ? NOT_SUPPORTED : wines(file, io, info, size, class);
}

/* Wine's NtSetInformationFile begins with three instructions, 16 bytes that may stand anywhere: mov r10,rcx; mov eax,N; test byte [..],1.
   They are moved, and a jump is put in their place. A Wine that begins otherwise is left as it is. */
BOOL WINAPI DllMain(HINSTANCE self, DWORD why, LPVOID reserved)
{
	enum { moved = 16, jump = 14 };
	static const BYTE jmp[6] = { 0xff, 0x25, 0, 0, 0, 0 }; /* to the address behind it */
	BYTE *at, *kept;
	void *to = (void *)set_information_file, *rest;
	DWORD was;

	if (why != DLL_PROCESS_ATTACH)
		return TRUE;
	at = (BYTE *)GetProcAddress(GetModuleHandleA("ntdll.dll"), "NtSetInformationFile");
	if (!at || memcmp(at, "\x4c\x8b\xd1\xb8", 4) || memcmp(at + 8, "\xf6\x04\x25", 3))
		return TRUE;
	kept = VirtualAlloc(NULL, moved + jump, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE);
	if (!kept || !VirtualProtect(at, moved, PAGE_EXECUTE_READWRITE, &was))
		return TRUE;
	rest = at + moved;
	memcpy(kept, at, moved);
	memcpy(kept + moved, jmp, sizeof jmp);
	memcpy(kept + moved + sizeof jmp, &rest, sizeof rest);
	wines = (set_information)kept;
	memcpy(at, jmp, sizeof jmp);
	memcpy(at + sizeof jmp, &to, sizeof to);
	VirtualProtect(at, moved, was, &was);
	return TRUE;
}
